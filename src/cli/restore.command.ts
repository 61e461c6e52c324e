import { Command, Option } from 'nest-commander';
import { restoreDatabase } from '../database/backup/database.restore.js';
import { migrate } from '../database/migrate.js';
import { CrmCommand } from './cli.command.js';
import { CliDatabase } from './cli.database.js';
import { Terminal } from './cli.terminal.js';
import { compareSchema } from './schema.comparison.js';

@Command({
  name: 'restore',
  description: 'Put a backup into the database: everything, or nothing at all. Stop the API meanwhile.',
  arguments: '<file>',
  argsDescription: { file: 'A file that backup has written.' },
})
export class RestoreCommand extends CrmCommand {
  protected readonly examples = ['restore locate.backup', 'restore locate.backup --force'];

  constructor(
    private readonly database: CliDatabase,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([file = '']: string[], { force = false }: { force?: boolean }): Promise<void> {
    await this.database.open(async ({ url }) => {
      // A bare database gets the tables. One that has been used is left as it is: restoring says what is in the way.
      if ((await compareSchema(url)).empty) await migrate(url);
      const { createdAt, tables, rows } = await restoreDatabase({
        url,
        file,
        force,
        onProgress: ({ table, done, tables: all }) => this.terminal.progress(`${done} of ${all} tables: ${table}`),
      });
      this.terminal.result(`Restored ${rows} rows of ${tables} tables as of ${createdAt} from ${file}.\n`);
    });
  }

  @Option({ flags: '--force', description: 'Replace the rows that are there. Without it, a used database is refused.' })
  force(): boolean {
    return true;
  }
}
