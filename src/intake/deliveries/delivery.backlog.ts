import type { Tx } from '../../database/unit-of-work.js';

/** How deliveries are let go. */
interface Release {
  /** Whether somebody asked for it; else what kept them has passed. */
  replay?: boolean;
  most?: number;
}

/**
 * Lets deliveries be worked on from the beginning, oldest first. `condition` is over `d`, its values from `$2` on.
 * @returns their ids, to be queued when the transaction is there
 */
export async function releaseDeliveries(
  tx: Tx,
  condition: string,
  values: unknown[],
  { replay = false, most }: Release = {},
): Promise<string[]> {
  const rows = await tx.sql.rows<{ id: string }>(
    `WITH released AS (
       UPDATE intake_delivery SET state = 'received', attempts = 0, error = NULL, next_attempt_at = $1,
           -- What a thin sender told of is asked for anew: what was fetched before is what is to be looked at again.
           subject_key = NULL, subject_generation = NULL
         ${replay ? ', replays = replays + 1' : ''}
       WHERE id IN (SELECT d.id FROM intake_delivery d WHERE ${condition} ORDER BY d.id
         ${most ? `LIMIT ${most}` : ''} FOR NO KEY UPDATE)
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
