import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RegistrationStanding } from './registration-mail.rules.js';

/** Returns how a registration stands. Served by seminar_registration_pk and activity_pk. */
export function readRegistrationStanding(sql: SqlClient, id: string, now: Date): Promise<RegistrationStanding> {
  return sql.queryOne<RegistrationStanding & Record<string, unknown>>(
    `SELECT r.status, e.is_over AS "isOver",
       r.archived_at IS NULL AND a.archived_at IS NULL AND a.status IN ('planned', 'confirmed') AND NOT e.is_over
         AS "isForComingSeminar"
     FROM seminar_registration r JOIN activity a ON a.id = r.activity_id
       CROSS JOIN LATERAL (SELECT a.status = 'completed'
         OR coalesce(a.ends_at, (a.ends_on + 1)::timestamp AT TIME ZONE a.timezone) <= $2 AS is_over) e
     WHERE r.id = $1`,
    [id, now],
  );
}
