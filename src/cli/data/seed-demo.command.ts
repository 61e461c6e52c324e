import { SubCommand, Command } from 'nest-commander';
import type { DemoPlan } from '../../config/demo-plan.rules.js';
import { CrmCommand, CommandGroup } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { CommandError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';

@SubCommand({
  name: 'demo',
  description:
    'Fill an empty database with the demo: the twinning partners, and two fictitious years of leads. ' +
    'An interrupted demo is completed; a complete one stays unchanged.',
})
export class SeedDemoCommand extends CrmCommand {
  protected readonly examples = ['seed demo'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run(): Promise<void> {
    const [{ DemoModule }, { DemoSeedService }, { describeAccounts }, { planDemo }, { ApplicationKeyService }] =
      await Promise.all([
        import('../../demo/demo.module.js'),
        import('../../demo/demo-seed.service.js'),
        import('../../demo/seeding/demo-accounts.constants.js'),
        import('../../config/demo-plan.rules.js'),
        import('../../identity/keys/application-keys.service.js'),
      ]);
    const accounts = await this.database.withApplication([DemoModule], async (app, settings) => {
      // The demo stores secrets, perhaps before the first start of the API.
      await app.get(ApplicationKeyService).open();
      const seed = (plan: DemoPlan) =>
        app
          .get(DemoSeedService)
          .seedIfEmpty((done, steps) => this.terminal.showProgress(`${done} of ${steps} steps`), plan);
      // The plan is that of a start with default settings. If such a start would create no demo, it gets random
      // passwords.
      const plan = planDemo({ ...settings, demo: undefined });
      return (plan && (await seed(plan))) ?? seed({ passwords: 'random', onlyWithoutUsers: false });
    });
    if (!accounts) throw new CommandError('The database must be empty for the demo; it contains other data.');
    this.terminal.writeResult(`The demo is complete.\n${describeAccounts(accounts).join('\n')}\n`);
  }
}

@Command({ name: 'seed', description: 'Create initial data.', subCommands: [SeedDemoCommand] })
export class SeedCommand extends CommandGroup {
  protected readonly examples = ['seed demo'];
}
