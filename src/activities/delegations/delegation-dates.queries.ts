import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Activity } from '../activity.entity.js';

/** Finds a participant whose attendance has already been recorded. */
export function findAttendance(sql: SqlClient, delegationId: string) {
  return sql.queryOneOrNull<{ id: string; fullName: string }>(
    `SELECT dp.id, k.full_name AS "fullName" FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
     WHERE dp.activity_id = $1 AND dp.archived_at IS NULL AND dp.status IN ('attended', 'no_show') ORDER BY dp.id LIMIT 1`,
    [delegationId],
  );
}

/** Reads the seminars of a delegation that take place outside its days. */
export function readSeminarsOutside(sql: SqlClient, { id, startsOn, endsOn }: Activity) {
  return sql.queryAll<{ id: string; reference: string; title: string }>(
    `SELECT id, reference, title FROM activity WHERE parent_id = $1 AND archived_at IS NULL AND status <> 'cancelled'
       AND (starts_on < $2::date OR ends_on > $3::date) ORDER BY starts_on, id`,
    [id, startsOn, endsOn],
  );
}
