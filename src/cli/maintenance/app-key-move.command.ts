import { SubCommand, Command } from 'nest-commander';
import { CrmCommand, CommandGroup } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { loadSecretModules } from '../runtime/secret-modules.factory.js';
import { AppKeyRotateCommand } from './app-key-rotate.command.js';

@SubCommand({
  name: 'move',
  description:
    'Move the key that an earlier version stored in the database of DATABASE_URL to the key file in DATA_DIR. Every ' +
    'instance then needs that file, or its keys in JWT_SECRET and ENCRYPTION_KEY.',
})
export class AppKeyMoveCommand extends CrmCommand {
  protected readonly examples = ['app-key move'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run(): Promise<void> {
    const [modules, { ApplicationKeyService }, { ApplicationKeyStore }] = await Promise.all([
      loadSecretModules(),
      import('../../identity/keys/application-keys.service.js'),
      import('../../identity/keys/application-keys.store.js'),
    ]);
    await this.database.withApplication(modules, async (app) => {
      const isMoved = await app.get(ApplicationKeyService).moveToFile();
      const { file } = app.get(ApplicationKeyStore);
      this.terminal.writeResult(
        isMoved
          ? `The key was moved to ${file}. Give that file to every instance, and keep a copy of it.\n`
          : 'The database contains no key; nothing to do.\n',
      );
    });
  }
}

@Command({
  name: 'app-key',
  description: "Manage the application's keys: one encrypts stored secrets, the other signs access tokens.",
  subCommands: [AppKeyRotateCommand, AppKeyMoveCommand],
})
export class AppKeyCommand extends CommandGroup {
  protected readonly examples = ['app-key rotate encryption', 'app-key rotate signing --keep-sessions', 'app-key move'];
}
