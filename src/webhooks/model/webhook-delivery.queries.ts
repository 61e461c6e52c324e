import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildDueTime } from '../../database/transactions/webhook-outbox.queries.js';
import type { SkipReason } from './webhook.constants.js';

/** Skips all deliveries of a webhook that wait. Served by webhook_delivery_order_idx. */
export async function skipWaiting(sql: SqlClient, webhookId: string, reason: SkipReason): Promise<void> {
  await sql.execute(
    `UPDATE webhook_delivery SET state = 'skipped', reason = $2, next_attempt_at = NULL
     WHERE webhook_id = $1 AND state = 'waiting'`,
    [webhookId, reason],
  );
}

/**
 * Makes all deliveries of a webhook that wait due, oldest first. Served by webhook_delivery_order_idx.
 * @returns their ids
 */
export async function releaseWaiting(sql: SqlClient, webhookId: string, now: Date): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string; sequence: string }>(
    `WITH released AS (
       UPDATE webhook_delivery SET next_attempt_at = ${buildDueTime('$2::timestamptz')}
       WHERE webhook_id = $1 AND state = 'waiting' RETURNING id, sequence)
     SELECT id, sequence FROM released ORDER BY sequence`,
    [webhookId, now],
  );
  return rows.map(({ id }) => id);
}
