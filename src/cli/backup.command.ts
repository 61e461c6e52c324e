import { Command, Option } from 'nest-commander';
import { filePlace } from '../common/files/file.place.js';
import { encryptBackupKeys } from '../database/backup/backup-keys.cipher.js';
import { backupDatabase } from '../database/backup/database.backup.js';
import { collectBackupKeys } from './backup-keys.store.js';
import { CrmCommand } from './cli.command.js';
import { CliDatabase } from './cli.database.js';
import { CommandError } from './cli.failure.js';
import { Interruption } from './cli.interruption.js';
import { Terminal } from './cli.terminal.js';
import { readPassphrase } from './key.input.js';
import { compareSchema } from './schema.comparison.js';

@Command({
  name: 'backup',
  description: 'Write all data, as of one moment, to a file. Others may go on working meanwhile.',
  arguments: '<file>',
  argsDescription: { file: 'The file to write; one that is there is replaced once the new one is complete.' },
})
export class BackupCommand extends CrmCommand {
  protected readonly examples = ['backup locate.backup', 'backup locate.backup --passphrase-file passphrase.txt'];

  constructor(
    private readonly database: CliDatabase,
    private readonly interruption: Interruption,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([named = '']: string[], { passphraseFile }: { passphraseFile?: string } = {}): Promise<void> {
    const passphrase = await readPassphrase(passphraseFile, this.terminal);
    const { path: file, replaceable } = await filePlace(named);
    if (!replaceable) throw new CommandError(`${named} is no file: a backup that is cut short must not look whole.`);
    const written = this.interruption.half(`${file}.partial`);
    try {
      await this.database.open(async (connection) => {
        const { url } = connection;
        // Any version that has data will do: before an upgrade is when backups matter most.
        const { empty } = await compareSchema(url);
        if (empty) throw new CommandError('There is nothing to back up: the database has never been migrated.');
        const keys = await collectBackupKeys(connection);
        const { createdAt, tables, rows } = await backupDatabase({
          url,
          file,
          keys: passphrase === undefined ? undefined : await encryptBackupKeys(keys.secrets, passphrase),
          onProgress: ({ table, done, tables: all }) => this.terminal.progress(`${done} of ${all} tables: ${table}`),
        });
        this.terminal.result(`Backed up ${rows} rows of ${tables} tables as of ${createdAt} to ${file}.\n`);
        if (passphrase === undefined && keys.needed) {
          this.terminal.result(
            `The key of the encrypted secrets is not in it. Keep a copy of ${keys.file}, or of ENCRYPTION_KEY, apart from ` +
              'the backup; --passphrase-file puts it in, encrypted.\n',
          );
        }
      });
    } finally {
      written();
    }
  }

  @Option({
    flags: '--passphrase-file <file>',
    description:
      'Put the key of the encrypted secrets into the backup, encrypted with the passphrase in the first line of this file ' +
      '(or in the environment, as BACKUP_PASSPHRASE). Without it, the backup holds no key.',
  })
  passphraseFile(value: string): string {
    return value;
  }
}
