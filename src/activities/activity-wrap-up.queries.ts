import type { SqlClient } from '../database/connections/sql.client.js';
import type { ActivityKind } from './activity.constants.js';

export async function readActivityKind(sql: SqlClient, id: string): Promise<ActivityKind> {
  const { kind } = await sql.queryOne<{ kind: ActivityKind }>('SELECT kind FROM activity WHERE id = $1', [id]);
  return kind;
}

/**
 * Reads the ids of activities that are over and not processed yet. The index activity_unwrapped_idx serves this query.
 */
export async function readEndedIds(sql: SqlClient, now: Date, after: string, limit: number): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM activity WHERE wrapped_up_at IS NULL AND archived_at IS NULL AND status <> 'cancelled'
       AND ends_on <= ($1::timestamptz AT TIME ZONE 'UTC')::date + 1
       AND coalesce(ends_at, (ends_on + 1)::timestamp AT TIME ZONE timezone) <= $1::timestamptz AND id > $2
     ORDER BY id LIMIT ${limit}`,
    [now, after],
  );
  return rows.map(({ id }) => id);
}
