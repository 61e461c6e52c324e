import { AsyncLocalStorage } from 'node:async_hooks';

/** What a unit of work needs to know of the request it serves, beyond its arguments. */
export interface RequestContext {
  requestId: string;
  /** Present on a POST that carries an `Idempotency-Key`. */
  idempotency?: { key: string; scope: string; requestHash: string };
  /** When it happens, if not now: the demo replays the past. Never set by an HTTP request. */
  at?: Date;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with the context visible to everything it awaits. */
export function inRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the request being served; undefined on the command line and in jobs. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}
