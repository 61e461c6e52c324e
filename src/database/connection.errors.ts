import { messageOf } from './embedded/embedded.error.js';

/** Says which setting is missing where something between the application and PostgreSQL refuses sessions. */
const POOLER_HINT =
  'DATABASE_URL leads to a transaction pooler such as PgBouncer: set DATABASE_SESSION_URL to the address of PostgreSQL ' +
  'itself, see docs/operations-pgbouncer.md';

/** What an error says; of a host with several addresses, of the first: the error of all of them has no message. */
export function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  const reason = messageOf(first ?? error);
  return /unsupported startup parameter/i.test(reason) ? `${reason}; ${POOLER_HINT}` : reason;
}

/** A pooler that is told to ignore start-up options would also mix up sessions. */
export function optionsIgnored(): Error {
  return new Error(`start-up options have no effect; ${POOLER_HINT}`);
}
