import type { SqlClient } from '../../database/connections/sql.client.js';
import type { IdempotentRequest } from './request-context.store.js';
import { CodedError, createInvalidFieldError } from '../errors/domain.errors.js';

/** Days for which a key is remembered. Older keys are deleted when new ones are stored. */
export const IDEMPOTENCY_KEY_DAYS = 7;
const KEY_LIFETIME = `interval '${IDEMPOTENCY_KEY_DAYS} days'`;

/** Thrown to leave a use case whose response is already known. The error filter sends that response. */
export class AlreadyAnsweredError extends CodedError {
  constructor(readonly body: unknown) {
    super('idempotency.replayed', 'This request has already been answered.');
  }
}

/** The state of a key: whether its lock was obtained, and the request and the response that are stored under it. */
interface Entry {
  taken: boolean;
  request_hash: string | null;
  response: unknown;
}

/** The idempotency key of one request, inside the transaction that does the work. */
export class IdempotencyKeyStore {
  constructor(
    private readonly sql: SqlClient,
    private readonly request: IdempotentRequest,
    private readonly now: Date,
  ) {}

  /**
   * Takes the key or throws. A finished key is answered without a lock, so that replays do not block each other. The
   * advisory lock of an unfinished key ends with the transaction, so a crash never leaves a key in flight. A request
   * that finds the key locked gets an error at once instead of waiting.
   * @throws AlreadyAnswered with the first response; 422 for another body; 409 while the first request is in flight, and
   * if the caller may not see the response any more
   */
  async acquire(): Promise<void> {
    const { key, scope, requestHash } = this.request;
    const entry = await this.sql.queryOneOrNull<Entry>('SELECT * FROM enter_idempotency_key($1, $2)', [scope, key]);
    if (!entry?.taken) {
      throw new CodedError(
        'idempotency.in_flight',
        'A request with this Idempotency-Key is still being processed; try again.',
      );
    }
    if (entry.request_hash === null) return;
    if (entry.request_hash !== requestHash) {
      throw createInvalidFieldError(
        '#Idempotency-Key',
        'idempotency.key_reused',
        'Idempotency-Key was used for another request; use a new key.',
      );
    }
    await this.request.assertVisible?.(this.sql, entry.response);
    throw new AlreadyAnsweredError(entry.response);
  }

  /** Stores the response in the same transaction as the work. */
  async storeResponse(response: unknown): Promise<void> {
    const { key, scope, requestHash } = this.request;
    await this.sql.execute(
      `WITH swept AS (DELETE FROM idempotency_key WHERE ctid IN (SELECT ctid FROM idempotency_key
         WHERE created_at < $5::timestamptz - ${KEY_LIFETIME} ORDER BY created_at LIMIT 20 FOR UPDATE SKIP LOCKED))
       INSERT INTO idempotency_key (scope, key, request_hash, response, created_at) VALUES ($1, $2, $3, $4, $5)`,
      [scope, key, requestHash, JSON.stringify(response ?? null), this.now],
    );
  }
}
