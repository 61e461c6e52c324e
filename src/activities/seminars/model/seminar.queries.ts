import type { SqlClient } from '../../../database/connections/sql.client.js';

/** The title and the hours of a session of a seminar. */
export interface SessionHours {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
}

/** Returns the sessions of a seminar that are not archived, in chronological order. */
export function readSessionHours(sql: SqlClient, seminarId: string): Promise<SessionHours[]> {
  return sql.queryAll<SessionHours>(
    `SELECT id, title, starts_at AS "startsAt", ends_at AS "endsAt" FROM seminar_session
     WHERE activity_id = $1 AND archived_at IS NULL ORDER BY starts_at, id`,
    [seminarId],
  );
}

/** Returns SQL for an instant as a local time without offset, in the time zone of the activity `a`. */
export function buildLocalSql(instant: string): string {
  return `to_char(${instant} AT TIME ZONE a.timezone, 'YYYY-MM-DD"T"HH24:MI:SS')`;
}
