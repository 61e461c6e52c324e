import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RegistrationFacts } from './registration-values.rules.js';
import type { SeminarFacts } from './seminar-values.rules.js';

const SEMINAR_COLUMNS = `a.title, a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.timezone, a.venue, a.city,
  a.online_url AS "onlineUrl"`;

/** Reads registrations with the facts of their seminars. Served by seminar_registration_pk. */
export function readRegistrationFacts(sql: SqlClient, ids: readonly string[]): Promise<RegistrationFacts[]> {
  return sql.queryAll<RegistrationFacts & Record<string, unknown>>(
    `SELECT r.id AS "registrationId", r.activity_id AS "activityId", a.version AS "seminarVersion", r.status, r.origin, r.code, r.offer_expires_at AS "offerExpiresAt", r.full_name AS "fullName",
       coalesce(r.company_name, m.name) AS "companyName", coalesce(r.email, c.email) AS email, r.contact_id AS "contactId",
       c.archived_at IS NOT NULL AS "isContactArchived",
       array_remove(r.language || coalesce(c.languages, '{}') || a.languages, NULL) AS languages, ${SEMINAR_COLUMNS}
     FROM seminar_registration r JOIN activity a ON a.id = r.activity_id
       LEFT JOIN contact c ON c.id = r.contact_id LEFT JOIN company m ON m.id = c.company_id
     WHERE r.id = ANY($1::uuid[]) ORDER BY r.arrival`,
    [ids],
  );
}

/** Reads the facts of a seminar; null if there is none with the id. */
export function findSeminarFacts(sql: SqlClient, id: string): Promise<SeminarFacts | null> {
  return sql.queryOneOrNull<SeminarFacts & Record<string, unknown>>(
    `SELECT ${SEMINAR_COLUMNS} FROM activity a WHERE a.id = $1 AND a.kind = 'seminar'`,
    [id],
  );
}
