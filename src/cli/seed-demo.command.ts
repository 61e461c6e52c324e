import { SubCommand } from 'nest-commander';
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
    const [{ DemoModule }, { DemoSeed }] = await Promise.all([
      import('../demo/demo.module.js'),
      import('../demo/demo.seed.js'),
    ]);
    const accounts = await this.database.application([DemoModule], (app) =>
      app.get(DemoSeed).seedIfEmpty((done, steps) => this.terminal.progress(`${done} of ${steps} steps`)),
    );
    if (!accounts) throw new CommandError('The database holds other data; the demo only goes into an empty one.');
    const lines = accounts.map(({ email, role, name }) => `  ${email.padEnd(24)} ${role.padEnd(8)} ${name}`);
    this.terminal.result(`The demo is there. Its accounts (password for all: ${accounts[0]?.password}):\n`);
    this.terminal.result(`${lines.join('\n')}\n`);
  }
}
