import { Command } from 'nest-commander';
import { migrate } from '../../database/schema/migration.runner.js';
import { CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { CommandError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { compareSchema, describeLaterSchema } from '../runtime/schema-comparison.reader.js';

@Command({ name: 'migrate', description: 'Migrate the database to the schema of this version.' })
export class MigrateCommand extends CrmCommand {
  protected readonly examples = ['migrate'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run(): Promise<void> {
    await this.database.open(async ({ url }) => {
      const later = describeLaterSchema(await compareSchema(url));
      if (later) throw new CommandError(later);
      this.terminal.showProgress('Migrating …');
      const { migrations, functions } = await migrate(url);
      const lines = [
        ...migrations.map((name) => `Ran ${name}.`),
        ...(functions.length > 0 ? [`Replaced functions: ${functions.length}.`] : []),
      ];
      this.terminal.writeResult(lines.length > 0 ? `${lines.join('\n')}\n` : 'The schema is current; nothing to do.\n');
    });
  }
}
