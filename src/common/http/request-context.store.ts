import { AsyncLocalStorage } from 'node:async_hooks';

/** The facts about a request that a unit of work needs beyond its arguments. */
export interface RequestContext {
  requestId: string;
  /** Present on a POST that carries an `Idempotency-Key`. */
  idempotency?: { key: string; scope: string; requestHash: string };
  /** The time of the change if it is not now. The demo sets it to replay the past; an HTTP request never sets it. */
  at?: Date;
  /** The row of an import that is being processed, for the audit trail. */
  importRow?: { importId: string; row: number };
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with the context visible to everything that it awaits. */
export function runInRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** Returns the context of the request being served; undefined on the command line and in jobs. */
export function findCurrentRequest(): RequestContext | undefined {
  return storage.getStore();
}
