import { Command, Option } from 'nest-commander';
import { resolveFileTarget } from '../../common/files/file-target.reader.js';
import { encryptBackupKeys } from '../../database/backup/backup-keys.cipher.js';
import { backUpDatabase } from '../../database/backup/backup.runner.js';
import { collectBackupKeys } from './backup-keys.store.js';
import { CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { CommandError } from '../runtime/cli.errors.js';
import { InterruptionHandler } from '../runtime/interruption.handler.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { readPassphrase } from '../runtime/key-input.reader.js';
import { compareSchema } from '../runtime/schema-comparison.reader.js';

@Command({
  name: 'backup',
  description: 'Back up all data, as of one moment, to a file. The application may run meanwhile.',
  arguments: '<file>',
  argsDescription: { file: 'The file to write. An existing file is replaced once the new one is complete.' },
})
export class BackupCommand extends CrmCommand {
  protected readonly examples = ['backup locate.backup', 'backup locate.backup --passphrase-file passphrase.txt'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly interruption: InterruptionHandler,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run([named = '']: string[], { passphraseFile }: { passphraseFile?: string } = {}): Promise<void> {
    const passphrase = await readPassphrase(passphraseFile, this.terminal);
    const { path: file, replaceable } = await resolveFileTarget(named);
    if (!replaceable)
      throw new CommandError(`${named} must be a regular file, because an incomplete backup must not look complete.`);
    const written = this.interruption.registerPartialFile(`${file}.partial`);
    try {
      await this.database.open(async (connection) => {
        const { url } = connection;
        // Any version with data is accepted, because backups matter most before an upgrade.
        const { empty } = await compareSchema(url);
        if (empty) throw new CommandError('There is nothing to back up: the database was never migrated.');
        const keys = await collectBackupKeys(connection);
        const { createdAt, tables, rows } = await backUpDatabase({
          url,
          file,
          keys: passphrase === undefined ? undefined : await encryptBackupKeys(keys.secrets, passphrase),
          onProgress: ({ table, done, tables: all }) =>
            this.terminal.showProgress(`${done} of ${all} tables: ${table}`),
        });
        this.terminal.writeResult(`Backed up ${rows} rows of ${tables} tables as of ${createdAt} to ${file}.\n`);
        if (passphrase === undefined && keys.needed) {
          this.terminal.writeResult(
            `The backup does not contain the key of the encrypted secrets. Keep a copy of ${keys.file}, or of ENCRYPTION_KEY, ` +
              'apart from the backup, or include the key in encrypted form with --passphrase-file.\n',
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
      'Include the key of the encrypted secrets, encrypted with the passphrase in the first line of this file ' +
      '(or in BACKUP_PASSPHRASE). Without a passphrase, the backup contains no key.',
  })
  parsePassphraseFile(value: string): string {
    return value;
  }
}
