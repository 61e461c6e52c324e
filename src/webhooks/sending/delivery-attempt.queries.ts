import type { SqlClient } from '../../database/connections/sql.client.js';
import type { DeliveryState, SkipReason } from '../model/webhook.constants.js';
import type { PayloadSource } from '../payload/webhook-payload.factory.js';
import type { StoredAnswer } from './stored-answer.rules.js';
import type { WebhookTarget } from './webhook-request.factory.js';

/** Time for which a claimed delivery is left alone. Its attempt takes a quarter of that at most. */
const CLAIM_INTERVAL = "interval '1 minute'";
/** Number of deliveries that are read at once. */
const BATCH = 1_000;

/** A delivery that this instance may send now. */
export interface ClaimedDelivery extends PayloadSource, WebhookTarget {
  apiKeyId: string;
  /** Number of attempts so far. */
  attempts: number;
}

/**
 * Tells whether an earlier delivery about the same record waits for the same webhook, for its next attempt or for its
 * result. Served by webhook_delivery_order_idx.
 */
const IS_HELD_BACK = `EXISTS (SELECT FROM webhook_delivery earlier
  WHERE earlier.webhook_id = d.webhook_id AND earlier.entity_id = d.entity_id AND earlier.state = 'waiting'
    AND earlier.sequence < d.sequence)`;

/** Tells whether a delivery can be sent at `$1`. */
const IS_DUE = `d.state = 'waiting' AND d.next_attempt_at <= $1 AND w.state = 'active' AND w.archived_at IS NULL
  AND NOT ${IS_HELD_BACK}`;

/**
 * Claims a delivery that is due, so that no other instance sends it meanwhile. If this instance ends before it stores the
 * result, the delivery is due again after a minute. Returns null if it is not due.
 */
export function claimDelivery(sql: SqlClient, id: string, now: Date): Promise<ClaimedDelivery | null> {
  return sql.queryOneOrNull<ClaimedDelivery & Record<string, unknown>>(
    `UPDATE webhook_delivery d SET next_attempt_at = $1::timestamptz + ${CLAIM_INTERVAL}
     FROM webhook w WHERE d.id = $2 AND w.id = d.webhook_id AND ${IS_DUE}
     RETURNING d.id, d.webhook_id AS "webhookId", d.audit_entry_id AS "auditEntryId", d.at, d.type,
       d.entity_type AS "entityType", d.entity_id AS "entityId", d.attempts, w.url, w.api_key_id AS "apiKeyId",
       w.secret_encrypted AS "secretEncrypted", w.former_secret_encrypted AS "formerSecretEncrypted",
       w.former_secret_until AS "formerSecretUntil"`,
    [now, id],
  );
}

/**
 * Returns the next deliveries that can be sent, after one of them, without deliveries that an earlier one holds back.
 * Served by webhook_delivery_due_idx.
 */
export async function readDueIds(sql: SqlClient, now: Date, after: string | null): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT d.id FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
     WHERE ${IS_DUE} AND ($2::uuid IS NULL OR d.id > $2) ORDER BY d.id LIMIT ${BATCH}`,
    [now, after],
  );
  return rows.map(({ id }) => id);
}

/** Returns the delivery that a finished one held back, if it is due. Served by webhook_delivery_order_idx. */
export async function findNextOfRecord(sql: SqlClient, finished: ClaimedDelivery, now: Date): Promise<string | null> {
  const next = await sql.queryOneOrNull<{ id: string; isDue: boolean }>(
    `SELECT id, next_attempt_at <= $3 AS "isDue" FROM webhook_delivery
     WHERE webhook_id = $1 AND entity_id = $2 AND state = 'waiting' ORDER BY sequence LIMIT 1`,
    [finished.webhookId, finished.entityId, now],
  );
  return next?.isDue ? next.id : null;
}

/** An attempt with what was sent and answered. Without a request, nothing could be sent. */
export interface StoredAttempt extends StoredAnswer {
  at: Date;
  durationMs: number;
  request: { headers: Record<string, string>; body: Buffer } | null;
}

/** The state of a delivery after an attempt. */
export interface NextState {
  state: Exclude<DeliveryState, 'skipped'>;
  nextAttemptAt: Date | null;
}

/**
 * Stores an attempt, unless another one was stored since the delivery was claimed. A success is stored in any case: the
 * receiver has accepted the delivery, also if it was skipped or another attempt failed meanwhile.
 */
export async function storeAttempt(
  sql: SqlClient,
  { id, attempts }: ClaimedDelivery,
  attempt: StoredAttempt,
  { state, nextAttemptAt }: NextState,
): Promise<void> {
  const { at, durationMs, request, statusCode, errorCode, responseHeaders, responseBody } = attempt;
  await sql.execute(
    `UPDATE webhook_delivery d SET attempts = d.attempts + 1, first_attempt_at = coalesce(d.first_attempt_at, $3),
       last_attempt_at = $3, duration_ms = $4, status_code = $5, error_code = $6, request_headers = $7,
       request_body = $8, response_headers = $9, response_body = $10,
       state = CASE WHEN d.state = 'skipped' AND $11::text <> 'delivered' THEN 'skipped' ELSE $11 END,
       reason = CASE WHEN d.state = 'skipped' AND $11 <> 'delivered' THEN d.reason END,
       delivered_at = CASE WHEN $11 = 'delivered' THEN $3::timestamptz END,
       next_attempt_at = CASE WHEN d.state = 'waiting' AND $11 = 'waiting' THEN coalesce($12, $3)::timestamptz END
     WHERE d.id = $1 AND d.state <> 'delivered'
       AND ($11::text = 'delivered' OR (d.attempts = $2 AND d.state IN ('waiting', 'skipped')))`,
    [
      id,
      attempts,
      at,
      durationMs,
      statusCode,
      errorCode,
      request?.headers ?? null,
      request?.body.toString() ?? null,
      responseHeaders,
      responseBody,
      state,
      nextAttemptAt,
    ],
  );
}

/** Skips a delivery that waits, and removes what earlier attempts have sent of its record. */
export async function skipDelivery(sql: SqlClient, id: string, reason: SkipReason): Promise<void> {
  await sql.execute(
    `UPDATE webhook_delivery SET state = 'skipped', reason = $2, next_attempt_at = NULL, request_headers = NULL,
       request_body = NULL, response_headers = NULL, response_body = NULL
     WHERE id = $1 AND state = 'waiting'`,
    [id, reason],
  );
}
