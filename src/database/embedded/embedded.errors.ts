/** The reasons why the embedded database cannot be used. */
export type EmbeddedPostgresErrorCode =
  /** No PostgreSQL binaries exist for this operating system and processor. */
  | 'embedded.unsupported_platform'
  /** The npm package with the binaries is not installed. */
  | 'embedded.binaries_missing'
  /** The binaries are installed but do not run. */
  | 'embedded.binaries_unusable'
  /** The process runs as root and there is no other account to run PostgreSQL. */
  | 'embedded.no_account'
  /** The data folder cannot be read, written or entered. */
  | 'embedded.folder_unusable'
  /** The data folder was written by another major version of PostgreSQL. */
  | 'embedded.version_mismatch'
  /** The data folder lacks files without which no server can start. */
  | 'embedded.damaged'
  /** A new data folder could not be created. */
  | 'embedded.initdb_failed'
  /** PostgreSQL ended while starting, or never answered. */
  | 'embedded.start_failed'
  /** A server runs on the data folder and rejects the password that is stored there. */
  | 'embedded.password_refused';

/** An error of the embedded database. Its message says why it cannot be used and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Receives the launcher's actions as event names with their facts. */
export type EmbeddedLog = (event: string, fields?: object) => void;

/** Returns the code of a system error such as `ENOENT`, or of a PostgreSQL error such as `57P03`. */
export function findErrorCode(error: unknown): string | undefined {
  const code: unknown = error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Returns the message of any thrown value. */
export function getErrorMessage(error: unknown): string {
  return error !== null && typeof error === 'object' && 'message' in error ? String(error.message) : String(error);
}
