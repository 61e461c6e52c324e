/** Why a backup or a restore was refused or failed. */
export type BackupErrorCode =
  /** The file is cut short, altered, or no backup. Nothing was touched. */
  | 'backup.damaged'
  /** The file was written by a later version of this program. Nothing was touched. */
  | 'backup.unknown_format'
  /** The database holds rows and `force` was not given. Nothing was touched. */
  | 'backup.not_empty'
  /** The database has other migrations applied than the backup. Nothing was touched. */
  | 'backup.other_version'
  /** The database lacks a table or column of the backup. Nothing was touched. */
  | 'backup.schema_differs'
  /** The passphrase does not decrypt the keys in the backup. Nothing was touched. */
  | 'backup.wrong_passphrase'
  /** Others hold locks on the tables. Nothing was touched. */
  | 'backup.in_use'
  /** The database holds something this format cannot carry. */
  | 'backup.unsupported';

/** A backup or restore that cannot be done; the message says why and what to do. */
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
