import { SubCommand } from 'nest-commander';
import type { DemoPlan } from '../demo/demo.rules.js';
import { CrmCommand } from './cli.command.js';
import { CliDatabase } from './cli.database.js';
import { CommandError } from './cli.failure.js';
import { Terminal } from './cli.terminal.js';

@SubCommand({
  name: 'demo',
  description:
    'Fill an empty database with the demo: the partners of the twinning, and two invented years of leads. ' +
    'One that was interrupted is completed; one that is there already is left as it is.',
})
export class SeedDemoCommand extends CrmCommand {
  protected readonly examples = ['seed demo'];

  constructor(
    private readonly database: CliDatabase,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(): Promise<void> {
    const [{ DemoModule }, { DemoSeed }, { describeAccounts }, { planDemo }, { ApplicationKeyService }] =
      await Promise.all([
        import('../demo/demo.module.js'),
        import('../demo/demo.seed.js'),
        import('../demo/demo.accounts.js'),
        import('../demo/demo.rules.js'),
        import('../identity/keys/application-keys.service.js'),
      ]);
    const accounts = await this.database.application([DemoModule], async (app, settings) => {
      // The demo stores secrets, perhaps before the first start of the API.
      await app.get(ApplicationKeyService).open();
      const seed = (plan: DemoPlan) =>
        app.get(DemoSeed).seedIfEmpty((done, steps) => this.terminal.progress(`${done} of ${steps} steps`), plan);
      // As a start would make it by default, and with random passwords wherever a start would make none.
      const plan = planDemo({ ...settings, demo: undefined });
      return (plan && (await seed(plan))) ?? seed({ passwords: 'random', onlyWithoutUsers: false });
    });
    if (!accounts) throw new CommandError('The database holds other data; the demo only goes into an empty one.');
    this.terminal.result(`The demo is there.\n${describeAccounts(accounts).join('\n')}\n`);
  }
}
