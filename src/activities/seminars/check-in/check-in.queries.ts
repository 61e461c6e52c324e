import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { CheckInPersonView } from './check-in.view.js';

/** The columns of {@link CheckInPersonView}, and nothing else of a person. */
const SELECT_PERSON = `SELECT r.id, r.code, r.full_name AS "fullName", c.native_name AS "nativeName",
    r.company_name AS "companyName", r.status, r.checked_in_at AS "checkedInAt", r.walk_in AS "walkIn"
  FROM seminar_registration r LEFT JOIN contact c ON c.id = r.contact_id`;

/**
 * Lists the people of a seminar by name. Cancelled registrations are included, so that a device knows their codes. Served by
 * seminar_registration_arrival_idx.
 */
export function listPeople(sql: SqlClient, seminarId: string): Promise<CheckInPersonView[]> {
  return sql.queryAll<CheckInPersonView>(
    `${SELECT_PERSON} WHERE r.activity_id = $1 AND r.archived_at IS NULL AND r.replaced_by_id IS NULL
     ORDER BY fold(r.full_name), r.arrival`,
    [seminarId],
  );
}

/** Reads a person of a seminar. One whose registration was replaced is the person of the other registration. */
export function readPerson(sql: SqlClient, seminarId: string, registrationId: string): Promise<CheckInPersonView> {
  return sql.queryOne<CheckInPersonView>(
    `${SELECT_PERSON} WHERE r.activity_id = $1
     AND r.id = (SELECT coalesce(replaced_by_id, id) FROM seminar_registration WHERE id = $2)`,
    [seminarId, registrationId],
  );
}
