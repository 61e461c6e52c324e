/** The reasons why a backup or a restore was rejected or failed. */
export type BackupErrorCode =
  /** The file is truncated, altered, or not a backup. Nothing was changed. */
  | 'backup.damaged'
  /** The file was written by a later version of this program. Nothing was changed. */
  | 'backup.unknown_format'
  /** The backup is of a version whose migrations this version no longer contains. Nothing was changed. */
  | 'backup.too_old'
  /** The database contains rows and `force` was not given. Nothing was changed. */
  | 'backup.not_empty'
  /** The applied migrations of the database differ from those of the backup. Nothing was changed. */
  | 'backup.other_version'
  /** The database lacks a table or column of the backup. Nothing was changed. */
  | 'backup.schema_differs'
  /** The passphrase does not decrypt the keys in the backup. Nothing was changed. */
  | 'backup.wrong_passphrase'
  /** Sessions of the application exist, or other sessions hold locks on the tables. Nothing was changed. */
  | 'backup.in_use'
  /** The database contains objects that this format cannot store. */
  | 'backup.unsupported';

/** An error of a backup or restore. Its message says why it failed and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly code: BackupErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
