import type { SqlClient } from '../../database/connections/sql.client.js';
import type { PayloadSource } from '../payload/webhook-payload.factory.js';
import type { StoredAttempt } from './delivery-attempt.queries.js';
import type { WebhookTarget } from './webhook-request.factory.js';

/** The fields of a webhook that a test needs. */
interface TestTarget extends WebhookTarget {
  apiKeyId: string;
  isArchived: boolean;
}

/** Reads what a test needs of a webhook; null if there is no such webhook. */
export function readTestTarget(sql: SqlClient, id: string): Promise<TestTarget | null> {
  return sql.queryOneOrNull<TestTarget & Record<string, unknown>>(
    `SELECT id AS "webhookId", url, api_key_id AS "apiKeyId", secret_encrypted AS "secretEncrypted",
       former_secret_encrypted AS "formerSecretEncrypted", former_secret_until AS "formerSecretUntil",
       archived_at IS NOT NULL AS "isArchived" FROM webhook WHERE id = $1`,
    [id],
  );
}

/** Stores a test that was sent, as a delivery with one attempt. */
export async function storeTest(
  sql: SqlClient,
  { id, webhookId, at, type, entityType, entityId }: PayloadSource,
  { durationMs, request, statusCode, errorCode, responseHeaders, responseBody }: StoredAttempt,
  delivered: boolean,
): Promise<void> {
  await sql.execute(
    `INSERT INTO webhook_delivery (id, webhook_id, at, type, entity_type, entity_id, state, attempts, first_attempt_at,
       last_attempt_at, delivered_at, duration_ms, status_code, error_code, request_headers, request_body,
       response_headers, response_body)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $3, $3, CASE WHEN $7 = 'delivered' THEN $3::timestamptz END, $8, $9, $10, $11,
       $12, $13, $14)`,
    [
      id,
      webhookId,
      at,
      type,
      entityType,
      entityId,
      delivered ? 'delivered' : 'dead',
      durationMs,
      statusCode,
      errorCode,
      request?.headers ?? null,
      request?.body.toString() ?? null,
      responseHeaders,
      responseBody,
    ],
  );
}
