import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Provider } from '../parsing/connector.rules.js';

/**
 * Returns the registration form of a seminar that its walk-ins belong to; one that is not paused comes first. Served by
 * intake_connection_activity_id_idx.
 */
export function findWalkInConnection(
  sql: SqlClient,
  activityId: string,
): Promise<{ id: string; provider: Provider } | null> {
  return sql.queryOneOrNull<{ id: string; provider: Provider }>(
    `SELECT id, provider FROM intake_connection WHERE activity_id = $1 AND archived_at IS NULL
     ORDER BY paused_at IS NOT NULL, id LIMIT 1`,
    [activityId],
  );
}
