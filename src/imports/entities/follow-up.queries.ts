import type { SqlClient } from '../../database/connections/sql.client.js';

/** Finds the tasks that were created together with an interaction and have not changed since. */
export async function findUnchangedFollowUps(sql: SqlClient, interactionId: string): Promise<string[]> {
  // Served by task_interaction_id_idx.
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT t.id FROM task t JOIN interaction i ON i.id = t.interaction_id
     WHERE t.interaction_id = $1 AND t.created_at = i.created_at AND t.version = 1 AND t.archived_at IS NULL`,
    [interactionId],
  );
  return rows.map(({ id }) => id);
}
