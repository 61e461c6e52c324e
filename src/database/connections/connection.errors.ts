import { getErrorMessage } from '../embedded/embedded.errors.js';

/** Names the missing setting if a pooler between the application and PostgreSQL rejects sessions. */
const POOLER_HINT =
  'DATABASE_URL leads to a transaction pooler such as PgBouncer: set DATABASE_SESSION_URL to the address of PostgreSQL ' +
  'itself, see docs/operations-pgbouncer.md';

/** Describes an error. The error of a host with several addresses has no message, so its first error is described. */
export function describeConnectionError(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  const reason = getErrorMessage(first ?? error);
  return /unsupported startup parameter/i.test(reason) ? `${reason}; ${POOLER_HINT}` : reason;
}

/** Creates the error for a pooler that ignores start-up options. Such a pooler would also mix up sessions. */
export function createOptionsIgnoredError(): Error {
  return new Error(`start-up options have no effect; ${POOLER_HINT}`);
}

/**
 * Finds the error with which pg gave up waiting for an answer, also inside of the error of TypeORM. The connection still
 * waits for the answer, so it must be discarded.
 */
export function findReadTimeout(error: unknown): Error | undefined {
  const { driverError = error } = (error ?? {}) as { driverError?: unknown };
  return driverError instanceof Error && driverError.message === 'Query read timeout' ? driverError : undefined;
}
