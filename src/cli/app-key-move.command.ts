import { SubCommand } from 'nest-commander';
import { CrmCommand } from './cli.command.js';
import { CliDatabase } from './cli.database.js';
import { Terminal } from './cli.terminal.js';

@SubCommand({
  name: 'move',
  description:
    'Move the key that an earlier version kept in the database of DATABASE_URL to the key file in DATA_DIR, which every ' +
    'instance then needs; or set JWT_SECRET and ENCRYPTION_KEY to what it holds.',
})
export class AppKeyMoveCommand extends CrmCommand {
  protected readonly examples = ['app-key move'];

  constructor(
    private readonly database: CliDatabase,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(): Promise<void> {
    const [{ IdentityModule }, { IntakeModule }, { ApplicationKeyService }, { ApplicationKeyStore }] =
      await Promise.all([
        import('../identity/identity.module.js'),
        import('../intake/intake.module.js'),
        import('../identity/keys/application-keys.service.js'),
        import('../identity/keys/application-keys.store.js'),
      ]);
    await this.database.application([IdentityModule, IntakeModule], async (app) => {
      const store = app.get(ApplicationKeyStore);
      const secret = await store.findSecretOfEarlierVersion();
      if (secret !== undefined) await store.copyToFile(secret, ['encryption', 'signing']);
      // Removes it from the database, once both purposes are served from elsewhere.
      await app.get(ApplicationKeyService).open();
      this.terminal.result(
        secret === undefined
          ? 'The database holds no key; nothing to do.\n'
          : `The key was moved to ${store.file}. Give that file to every instance, and keep a copy of it.\n`,
      );
    });
  }
}
