import { SEATED } from '../../../activities/seminars/model/seminar-registration.constants.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';

/** Counts the people who have a seat at a seminar, and those who wait. Served by seminar_registration_status_idx. */
export function countPeople(sql: SqlClient, seminarId: string): Promise<{ taken: number; waitlisted: number }> {
  return sql.queryOne<{ taken: number; waitlisted: number }>(
    `SELECT count(*) FILTER (WHERE status = ANY ($2::text[])) AS taken,
       count(*) FILTER (WHERE status = 'waitlisted') AS waitlisted
     FROM seminar_registration WHERE activity_id = $1 AND archived_at IS NULL`,
    [seminarId, SEATED],
  );
}
