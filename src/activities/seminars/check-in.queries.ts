import type { Sql } from '../../database/sql.js';

/** A registration that a check-in means, of whichever seminar. */
export interface Found {
  id: string;
  seminarId: string;
}

/** A registration in whose place another one stands means that one: people show whichever code they were sent. */
const FOUND = 'SELECT coalesce(replaced_by_id, id) AS id, activity_id AS "seminarId" FROM seminar_registration';

/** By the code of the registration. */
export function byCode(sql: Sql, code: string): Promise<Found | undefined> {
  return sql.first<Found>(`${FOUND} WHERE code = $1`, [code]);
}

/** By its id. */
export function byId(sql: Sql, id: string): Promise<Found | undefined> {
  return sql.first<Found>(`${FOUND} WHERE id = $1`, [id]);
}

/** By the address of the registration, else by that of the contact, which may have changed since. */
export function byEmail(sql: Sql, seminarId: string, email: string): Promise<Found | undefined> {
  return sql.first<Found>(
    `${FOUND} WHERE activity_id = $1 AND (email = $2 OR contact_id =
       (SELECT id FROM contact WHERE email = $2 AND archived_at IS NULL))
     ORDER BY archived_at IS NOT NULL, status = 'cancelled', email IS NOT DISTINCT FROM $2 DESC, arrival LIMIT 1`,
    [seminarId, email],
  );
}

/** What a seminar is called; undefined when there is none. */
export function readSeminar(
  sql: Sql,
  id: string,
): Promise<{ id: string; reference: string; title: string } | undefined> {
  return sql.first<{ id: string; reference: string; title: string }>(
    'SELECT id, reference, title FROM activity WHERE id = $1',
    [id],
  );
}
