import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';

/**
 * Deletes travel details whose retention period of `days` is over, at most `limit`. The condition is the same as in
 * isPastRetention. Rows that another instance is deleting are skipped.
 * @returns the ids of the participants
 */
export async function deleteExpired(tx: Tx, days: number, limit: number): Promise<string[]> {
  const rows = await tx.sql.queryAll<{ id: string }>(
    `DELETE FROM travel_detail WHERE participant_id IN (
       SELECT d.participant_id FROM travel_detail d JOIN delegation_participant dp ON dp.id = d.participant_id
         JOIN activity a ON a.id = dp.activity_id
       WHERE ($1::timestamptz AT TIME ZONE a.timezone)::date > a.ends_on + $2::int
       ORDER BY d.participant_id LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED)
     RETURNING participant_id AS id`,
    [tx.now, days],
  );
  return rows.map(({ id }) => id);
}
