import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns the references of all stops of a roadshow, including archived ones. */
export async function readStopReferences(sql: SqlClient, roadshowId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ reference: string }>(
    `SELECT reference FROM activity WHERE parent_id = $1 AND kind = 'roadshow_stop'`,
    [roadshowId],
  );
  return rows.map(({ reference }) => reference);
}

/**
 * Returns SQL for the number of people who came to a stop; the argument is the alias of its row of `activity`. It is
 * the number counted by hand, or else the number of people who attended its seminars, each person once. It is null
 * where neither exists. The index activity_parent_id_idx serves this query.
 */
export function buildAttendanceSql(stop: string): string {
  return `coalesce(${stop}.counted_attendance, (SELECT CASE WHEN count(DISTINCT held.id) > 0
    THEN count(DISTINCT coalesce(r.contact_id::text, r.email, r.id::text)) END::integer
    FROM activity held LEFT JOIN seminar_registration r
      ON r.activity_id = held.id AND r.status = 'attended' AND r.archived_at IS NULL
    WHERE held.parent_id = ${stop}.id AND held.archived_at IS NULL))`;
}
