import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * How long a query may stay without an answer: `request` while a caller waits, `long` for reports, exports and jobs,
 * `maintenance` for what reads or rebuilds derived data as a whole.
 */
export type QueryKind = 'request' | 'long' | 'maintenance';

const kinds = new AsyncLocalStorage<QueryKind>();

/** Runs `work` with another timeout for each of its queries, on whichever connections they run. */
export function withQueryKind<T>(kind: QueryKind, work: () => T): T {
  return kinds.run(kind, work);
}

/** The kind of the queries that are made here. */
export function currentQueryKind(): QueryKind {
  return kinds.getStore() ?? 'request';
}
