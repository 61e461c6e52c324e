import type { SqlClient } from '../../../database/connections/sql.client.js';

/** The registration that a check-in names, of any seminar. */
export interface RegistrationReference {
  id: string;
  seminarId: string;
}

/** A registration that was replaced stands for its replacement, because people show whichever code they were sent. */
const SELECT_REFERENCE =
  'SELECT coalesce(replaced_by_id, id) AS id, activity_id AS "seminarId" FROM seminar_registration';

/** Finds a registration by its code. */
export function findByCode(sql: SqlClient, code: string): Promise<RegistrationReference | null> {
  return sql.queryOneOrNull<RegistrationReference>(`${SELECT_REFERENCE} WHERE code = $1`, [code]);
}

/** Finds a registration by its id. */
export function findById(sql: SqlClient, id: string): Promise<RegistrationReference | null> {
  return sql.queryOneOrNull<RegistrationReference>(`${SELECT_REFERENCE} WHERE id = $1`, [id]);
}

/** Finds a registration by its e-mail address, or else by that of the contact, which may have changed since. */
export function findByEmail(sql: SqlClient, seminarId: string, email: string): Promise<RegistrationReference | null> {
  return sql.queryOneOrNull<RegistrationReference>(
    `${SELECT_REFERENCE} WHERE activity_id = $1 AND (email = $2 OR contact_id =
       (SELECT id FROM contact WHERE email = $2 AND archived_at IS NULL))
     ORDER BY archived_at IS NOT NULL, status = 'cancelled', email IS NOT DISTINCT FROM $2 DESC, arrival LIMIT 1`,
    [seminarId, email],
  );
}

/** Returns the reference and the title of a seminar; null when it does not exist. */
export function findSeminar(
  sql: SqlClient,
  id: string,
): Promise<{ id: string; reference: string; title: string } | null> {
  return sql.queryOneOrNull<{ id: string; reference: string; title: string }>(
    'SELECT id, reference, title FROM activity WHERE id = $1',
    [id],
  );
}
