import { Command } from 'nest-commander';
import { filePlace } from '../common/files/file.place.js';
import { backupDatabase } from '../database/backup/database.backup.js';
import { CrmCommand } from './cli.command.js';
import { CliDatabase } from './cli.database.js';
import { CommandError } from './cli.failure.js';
import { Interruption } from './cli.interruption.js';
import { Terminal } from './cli.terminal.js';
import { compareSchema } from './schema.comparison.js';

@Command({
  name: 'backup',
  description: 'Write all data, as of one moment, to a file. Others may go on working meanwhile.',
  arguments: '<file>',
  argsDescription: { file: 'The file to write; one that is there is replaced once the new one is complete.' },
})
export class BackupCommand extends CrmCommand {
  protected readonly examples = ['backup locate.backup'];

  constructor(
    private readonly database: CliDatabase,
    private readonly interruption: Interruption,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([named = '']: string[]): Promise<void> {
    const { path: file, replaceable } = await filePlace(named);
    if (!replaceable) throw new CommandError(`${named} is no file: a backup that is cut short must not look whole.`);
    const written = this.interruption.half(`${file}.partial`);
    try {
      await this.database.open(async ({ url }) => {
        // Any version that has data will do: before an upgrade is when backups matter most.
        const { empty } = await compareSchema(url);
        if (empty) throw new CommandError('There is nothing to back up: the database has never been migrated.');
        const { createdAt, tables, rows } = await backupDatabase({
          url,
          file,
          onProgress: ({ table, done, tables: all }) => this.terminal.progress(`${done} of ${all} tables: ${table}`),
        });
        this.terminal.result(`Backed up ${rows} rows of ${tables} tables as of ${createdAt} to ${file}.\n`);
      });
    } finally {
      written();
    }
  }
}
