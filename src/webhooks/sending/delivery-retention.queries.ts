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
 * Skips deliveries from before a time that wait for a paused webhook. Served by webhook_delivery_webhook_id_idx.
 * @returns their number
 */
export function skipPausedDeliveries(sql: SqlClient, before: Date, limit: number): Promise<number> {
  return sql.execute(
    `UPDATE webhook_delivery SET state = 'skipped', reason = 'paused', next_attempt_at = NULL
     WHERE state = 'waiting' AND id IN (
       SELECT d.id FROM webhook w JOIN webhook_delivery d ON d.webhook_id = w.id
       WHERE w.state = 'paused' AND d.state = 'waiting' AND d.at < $1 ORDER BY d.id LIMIT $2)`,
    [before, limit],
  );
}
