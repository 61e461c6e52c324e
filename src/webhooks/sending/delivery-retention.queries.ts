import type { SqlClient } from '../../database/connections/sql.client.js';

/**
 * Removes the oldest deliveries from before a time, except those that wait. Served by webhook_delivery_at_idx.
 * @returns their number
 */
export function removeDeliveries(sql: SqlClient, before: Date, limit: number): Promise<number> {
  return sql.execute(
    `DELETE FROM webhook_delivery WHERE id IN (
       SELECT id FROM webhook_delivery WHERE at < $1 AND state <> 'waiting' ORDER BY at, id LIMIT $2)`,
    [before, limit],
  );
}

/**
 * Skips deliveries that wait for nothing: those from before a time whose webhook is paused, and those whose webhook was disabled or
 * archived while the transaction of their change was open. It leaves out what somebody changes at the same time, because it
 * could otherwise wait for a resume that waits for it. Served by webhook_delivery_order_idx.
 * @returns their number
 */
export function skipStrandedDeliveries(sql: SqlClient, before: Date, limit: number): Promise<number> {
  return sql.execute(
    `UPDATE webhook_delivery d SET state = 'skipped', next_attempt_at = NULL,
       reason = CASE WHEN stranded.is_paused THEN 'paused' ELSE 'disabled' END
     FROM (
       SELECT d.id, w.state = 'paused' AND w.archived_at IS NULL AS is_paused
       FROM webhook w JOIN webhook_delivery d ON d.webhook_id = w.id
       WHERE d.state = 'waiting'
         AND (w.state = 'disabled' OR w.archived_at IS NOT NULL OR w.state = 'paused' AND d.at < $1)
       ORDER BY d.id LIMIT $2 FOR NO KEY UPDATE OF d SKIP LOCKED) stranded
     WHERE d.id = stranded.id`,
    [before, limit],
  );
}

/** Removes former secrets that do not sign any more. */
export async function removeFormerSecrets(sql: SqlClient, now: Date): Promise<void> {
  await sql.execute(
    `UPDATE webhook SET former_secret_encrypted = NULL, former_secret_until = NULL WHERE former_secret_until <= $1`,
    [now],
  );
}
