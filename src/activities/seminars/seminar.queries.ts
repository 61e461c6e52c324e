import type { Sql } from '../../database/sql.js';

/** Whether there is such a seminar, archived or not. */
export async function seminarExists(sql: Sql, id: string): Promise<boolean> {
  return (await sql.first(`SELECT 1 AS one FROM activity WHERE id = $1 AND kind = 'seminar'`, [id])) !== undefined;
}

/** A session of a seminar, as far as its hours go. */
export interface SessionHours {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
}

/** The sessions of a seminar that are not archived, in the order of time. */
export function sessionHours(sql: Sql, seminarId: string): Promise<SessionHours[]> {
  return sql.rows<SessionHours>(
    `SELECT id, title, starts_at AS "startsAt", ends_at AS "endsAt" FROM seminar_session
     WHERE activity_id = $1 AND archived_at IS NULL ORDER BY starts_at, id`,
    [seminarId],
  );
}
