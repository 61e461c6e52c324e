import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { SeminarEnd } from './check-in-time.rules.js';
import type { CheckInPersonView, CheckInSeminarView } from './check-in.view.js';

/** A seminar with what decides when it ends. */
export type CheckInSeminar = CheckInSeminarView & SeminarEnd;

/** Finds a seminar; null if there is none with this id. */
export function findSeminar(sql: SqlClient, id: string): Promise<CheckInSeminar | null> {
  return sql.queryOneOrNull<CheckInSeminar>(
    `SELECT id, title, starts_at AS "startsAt", ends_at AS "endsAt", ends_on AS "endsOn", timezone, capacity
     FROM activity WHERE id = $1 AND kind = 'seminar'`,
    [id],
  );
}

/**
 * The columns of {@link CheckInPersonView}, and nothing else of a person. A walk-in has no native name: a helper who types
 * the address of a contact must not learn it.
 */
const SELECT_PERSON = `SELECT r.id, r.code, r.full_name AS "fullName",
    CASE WHEN NOT r.walk_in THEN c.native_name END AS "nativeName",
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
