import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** A POST with an `Idempotency-Key`. */
export interface IdempotentRequest {
  key: string;
  /** The caller. */
  scope: string;
  requestHash: string;
  /** Checks that the caller may still see what the first response says. @throws 409 */
  assertVisible?: (sql: SqlClient, response: unknown) => Promise<void>;
}

/** The facts about a request that a unit of work needs beyond its arguments. */
export interface RequestContext {
  requestId: string;
  /** Present on a POST that carries an `Idempotency-Key`. */
  idempotency?: IdempotentRequest;
  /** The time of the change if it is not now. The demo sets it to replay the past; an HTTP request never sets it. */
  at?: Date;
  /** The row of an import that is being processed, for the audit trail. */
  importRow?: { importId: string; row: number };
  /** Whether the request undoes a change, which notifies nobody of what it gives back. */
  isUndo?: true;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with the context visible to everything that it awaits. */
export function runInRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/**
 * Runs work that a request starts and does not wait for. It sees no context, because a unit of work of it would otherwise
 * take the idempotency key of the request, which has been answered.
 */
export function runOutsideRequest<T>(work: () => T): T {
  return storage.exit(work);
}

/** Runs work whose answer is not stored with the `Idempotency-Key` of the request, because it must not be kept. */
export function runWithoutIdempotencyKey<T>(work: () => T): T {
  const context = storage.getStore();
  if (!context?.idempotency) return work();
  const { idempotency: _, ...others } = context;
  return storage.run(others, work);
}

/** Returns the context of the request being served; undefined on the command line and in jobs. */
export function findCurrentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/**
 * Runs `work` so that the `Idempotency-Key` of the request also belongs to what was read from a stream, such as the fields
 * and the hash of a file. The guard that reads the key cannot know them.
 */
export function runWithContent<T>(content: readonly unknown[], work: () => Promise<T>): Promise<T> {
  const context = findCurrentRequest();
  if (!context?.idempotency) return work();
  const { idempotency } = context;
  const requestHash = createHash('sha256')
    .update(JSON.stringify([idempotency.requestHash, ...content]))
    .digest('hex');
  return runInRequest({ ...context, idempotency: { ...idempotency, requestHash } }, work);
}
