import { Command, Option } from 'nest-commander';
import { readBackupHeader } from '../../database/backup/backup-file.store.js';
import type { BackupHeader } from '../../database/backup/backup-format.rules.js';
import { decryptBackupKeys } from '../../database/backup/backup-keys.cipher.js';
import { assertRestorable, restoreDatabase } from '../../database/backup/restore.runner.js';
import { migrate } from '../../database/schema/migration.runner.js';
import { describeUnreadable, type UnreadableSecret } from '../../identity/keys/key.errors.js';
import { type ApplicationKey, makeApplicationKey } from '../../identity/keys/key.rules.js';
import { saveKeyOfDatabase } from './backup-keys.store.js';
import { CrmCommand } from '../runtime/cli.command.js';
import { type CliConnection, CliDatabaseClient } from '../runtime/cli-database.client.js';
import { CommandError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { readGivenKeys, readPassphrase } from '../runtime/key-input.reader.js';
import { compareSchema } from '../runtime/schema-comparison.reader.js';
import { loadSecretModules } from '../runtime/secret-modules.factory.js';

interface Options {
  force?: boolean;
  keyFile?: string;
  passphraseFile?: string;
}

@Command({
  name: 'restore',
  description: 'Restore a backup into the database, completely or not at all. Stop the API meanwhile.',
  arguments: '<file>',
  argsDescription: { file: 'A file that the command backup has written.' },
})
export class RestoreCommand extends CrmCommand {
  protected readonly examples = [
    'restore locate.backup',
    'restore locate.backup --force',
    'restore locate.backup --key-file keys.jsonl',
    'restore locate.backup --passphrase-file passphrase.txt',
  ];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run([file = '']: string[], options: Options): Promise<void> {
    const { force = false } = options;
    await this.database.open(async (connection) => {
      const { url } = connection;
      const header = await readBackupHeader(file);
      assertRestorable(header);
      const givenKeys = await this.readKeys(header, options);
      await saveKeyOfDatabase(connection);
      // An empty database gets its tables. A used database is not migrated; the restore reports the differences.
      if ((await compareSchema(url)).empty) await migrate(url, { only: header.migrations });
      const { createdAt, tables, rows } = await restoreDatabase({
        url,
        file,
        force,
        onProgress: ({ table, done, tables: all }) => this.terminal.showProgress(`${done} of ${all} tables: ${table}`),
      });
      await migrate(url);
      this.terminal.writeResult(`Restored ${rows} rows of ${tables} tables as of ${createdAt} from ${file}.\n`);
      this.report(await this.adoptKeys(connection, givenKeys));
      await this.reportErasures(connection);
    });
  }

  /**
   * Reads the given keys. It comes before any change, because a wrong passphrase or key file must not leave half a
   * restore.
   */
  private async readKeys({ keys }: BackupHeader, { keyFile, passphraseFile }: Options): Promise<ApplicationKey[]> {
    const given = keyFile === undefined ? [] : await readGivenKeys(keyFile);
    const passphrase = await readPassphrase(passphraseFile, this.terminal);
    if (passphrase === undefined) return given;
    if (!keys) {
      if (passphraseFile === undefined) return given;
      throw new CommandError(
        'The backup contains no key, so --passphrase-file must be absent: give --key-file instead.',
      );
    }
    const secrets = await decryptBackupKeys(keys, passphrase);
    return [...given, ...secrets.map((secret) => makeApplicationKey('encryption', secret, 'given'))];
  }

  private async adoptKeys(
    connection: CliConnection,
    givenKeys: readonly ApplicationKey[],
  ): Promise<UnreadableSecret[]> {
    const [modules, { ApplicationKeyService }] = await Promise.all([
      loadSecretModules(),
      import('../../identity/keys/application-keys.service.js'),
    ]);
    return this.database.withServices(connection, modules, (app) => app.get(ApplicationKeyService).open({ givenKeys }));
  }

  /** Says how many persons were erased after the backup, because their data are back. */
  private async reportErasures(connection: CliConnection): Promise<void> {
    const [{ SqlClient }, { listNewerErasures }] = await Promise.all([
      import('../../database/connections/sql.client.js'),
      import('../../privacy/erasures/register/newer-erasures.reader.js'),
    ]);
    const newer = await this.database.withServices(connection, [], (app, { erasuresFile }) =>
      listNewerErasures(app.get(SqlClient), erasuresFile),
    );
    if (newer.length === 0) return;
    const count = newer.length === 1 ? '1 erasure is' : `${newer.length} erasures are`;
    this.terminal.writeResult(
      `${count} newer than this backup: run "npm run crm -- privacy reapply" to repeat ${newer.length === 1 ? 'it' : 'them'}.\n`,
    );
  }

  private report(unreadable: readonly UnreadableSecret[]): void {
    if (unreadable.length === 0) return;
    this.terminal.writeResult(
      'These secrets are encrypted with an unknown key and must be entered again:\n' +
        unreadable.map((secret) => `  ${describeUnreadable(secret)}\n`).join('') +
        'If you have the key file of the instance that wrote the backup, run ' +
        '"npm run crm -- app-key rotate encryption --former-keys FILE" instead.\n',
    );
  }

  @Option({ flags: '--force', description: 'Replace existing rows. Without it, a database with rows is rejected.' })
  parseForce(): boolean {
    return true;
  }

  @Option({
    flags: '--key-file <file>',
    description: 'The key file (keys.jsonl) of the instance that wrote the backup, if that is another instance.',
  })
  parseKeyFile(value: string): string {
    return value;
  }

  @Option({
    flags: '--passphrase-file <file>',
    description:
      'Decrypt the key in the backup with the passphrase in the first line of this file (or in the environment, as ' +
      'BACKUP_PASSPHRASE).',
  })
  parsePassphraseFile(value: string): string {
    return value;
  }
}
