import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * How long a query may stay without an answer: `request` while a caller waits, `long` for reports, exports and jobs,
 * `maintenance` for what reads or rebuilds derived data as a whole.
 */
export type QueryKind = 'request' | 'long' | 'maintenance';

/** How much earlier the server ends a statement than its connection is given up: its error then comes on a connection that lives. */
const SERVER_LEAD_MS = 1_000;

const kinds = new AsyncLocalStorage<QueryKind>();

/** Runs `work` with another timeout for each of its queries, on whichever connections they run. */
export function withQueryKind<T>(kind: QueryKind, work: () => T): T {
  return kinds.run(kind, work);
}

/** The kind of the queries that are made here. */
export function getQueryKind(): QueryKind {
  return kinds.getStore() ?? 'request';
}

/** How long the server may take over a statement whose answer is awaited for so long. */
export function getStatementTimeoutMs(queryTimeoutMs: number): number {
  return queryTimeoutMs - Math.min(SERVER_LEAD_MS, Math.ceil(queryTimeoutMs / 5));
}
