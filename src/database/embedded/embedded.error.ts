/** Why the embedded database could not be used. */
export type EmbeddedPostgresErrorCode =
  /** No PostgreSQL binaries exist for this operating system and processor. */
  | 'embedded.unsupported_platform'
  /** The npm package with the binaries is not installed. */
  | 'embedded.binaries_missing'
  /** The binaries are there and do not run. */
  | 'embedded.binaries_unusable'
  /** Running as root, and there is no other account to run PostgreSQL as. */
  | 'embedded.no_account'
  /** The data folder cannot be read, written or entered. */
  | 'embedded.folder_unusable'
  /** The data folder was written by another major version of PostgreSQL. */
  | 'embedded.version_mismatch'
  /** The data folder lacks files that no start can do without. */
  | 'embedded.damaged'
  /** A new data folder could not be made. */
  | 'embedded.initdb_failed'
  /** PostgreSQL ended while starting, or never answered. */
  | 'embedded.start_failed'
  /** A server runs on the data folder and refuses the password kept there. */
  | 'embedded.password_refused';

/** The embedded database cannot be used; the message says why and what to do. */
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

/** Receives what the launcher does, as event names with their facts. */
export type EmbeddedLog = (event: string, fields?: object) => void;

/**
 * The code of a system error such as `ENOENT`, or of a PostgreSQL error such as `57P03`.
 * Looks at the value, not at its class: in Jest, Node's own errors are of another `Error` than the code under test.
 */
export function codeOf(error: unknown): string | undefined {
  const code: unknown = error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error !== null && typeof error === 'object' && 'message' in error ? String(error.message) : String(error);
}
