import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/** Options of a release of deliveries. */
interface Release {
  /** Whether a person requested a replay. Otherwise the obstacle to processing is gone. */
  replay?: boolean;
  limit?: number;
}

/**
 * Makes deliveries wait for processing from the beginning, oldest first. `condition` refers to the alias `d`, and its
 * values start at `$2`.
 * @returns their ids, which the caller queues after the transaction is committed
 */
export async function releaseDeliveries(
  tx: Tx,
  condition: string,
  values: unknown[],
  { replay = false, limit }: Release = {},
): Promise<string[]> {
  const rows = await tx.sql.queryAll<{ id: string }>(
    `WITH released AS (
       UPDATE intake_delivery SET state = 'received', attempts = 0, error = NULL, next_attempt_at = $1,
           -- The subject of a thin event is fetched again, because the state that was fetched before must be renewed.
           subject_key = NULL, subject_generation = NULL
         ${replay ? ', replays = replays + 1' : ''}
       WHERE id IN (SELECT d.id FROM intake_delivery d WHERE ${condition} ORDER BY d.id
         ${limit ? `LIMIT ${limit}` : ''} FOR NO KEY UPDATE)
       RETURNING id
     ), steps AS (
       INSERT INTO intake_step (id, delivery_id, at, state, attempt, actor_name)
       SELECT gen_random_uuid(), id, $1, 'received', 0, $${values.length + 2} FROM released
     )
     SELECT id FROM released ORDER BY id`,
    [tx.now, ...values, tx.actor.name],
  );
  return rows.map(({ id }) => id);
}
