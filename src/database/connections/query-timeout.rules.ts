import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The kind of a query. It determines the time without an answer: `request` while a caller waits, `long` for reports,
 * exports and jobs, `maintenance` for reading or rebuilding all derived data.
 */
export type QueryKind = 'request' | 'long' | 'maintenance';

/**
 * Time by which the server ends a statement before its connection is discarded. The error then arrives on a working
 * connection.
 */
const SERVER_LEAD_MS = 1_000;

const kinds = new AsyncLocalStorage<QueryKind>();

/** Runs `work` with another timeout for its queries, on any connection. */
export function withQueryKind<T>(kind: QueryKind, work: () => T): T {
  return kinds.run(kind, work);
}

/** Returns the kind of the current queries. */
export function getQueryKind(): QueryKind {
  return kinds.getStore() ?? 'request';
}

/** Returns the server's timeout for a statement with a query timeout. */
export function getStatementTimeoutMs(queryTimeoutMs: number): number {
  return queryTimeoutMs - Math.min(SERVER_LEAD_MS, Math.ceil(queryTimeoutMs / 5));
}
