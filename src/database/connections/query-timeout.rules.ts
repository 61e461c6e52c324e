import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Time by which the server ends a statement before its connection is discarded. The error then arrives on a working
 * connection.
 */
const SERVER_LEAD_MS = 1_000;

const long = new AsyncLocalStorage<true>();

/** Runs `work` with the timeout of reports, exports and jobs for its statements, instead of that of a request. */
export function runWithLongTimeout<T>(work: () => T): T {
  return long.run(true, work);
}

/** Tells whether the current statements have the timeout of reports, exports and jobs. */
export function hasLongTimeout(): boolean {
  return long.getStore() ?? false;
}

/** Returns the server's timeout for a statement with a query timeout. */
export function getStatementTimeoutMs(queryTimeoutMs: number): number {
  return queryTimeoutMs - Math.min(SERVER_LEAD_MS, Math.ceil(queryTimeoutMs / 5));
}
