import type { SqlClient } from '../../../database/connections/sql.client.js';

/**
 * Tells whether the deadline of a seat `r` at a seminar `a` has passed at `$1`. Once the seminar has begun, nobody else would
 * come for the seat.
 */
const IS_EXPIRED = `r.offer_expires_at <= $1 AND r.archived_at IS NULL AND a.archived_at IS NULL
  AND a.status IN ('planned', 'confirmed') AND (a.starts_at IS NULL OR a.starts_at > $1)`;

/** Returns the seminars with seats whose deadline has passed. Served by seminar_registration_offer_idx. */
export async function readSeminarsWithExpiredOffers(sql: SqlClient, now: Date): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT a.id FROM activity a JOIN seminar_registration r ON r.activity_id = a.id
     WHERE ${IS_EXPIRED} GROUP BY a.id ORDER BY min(r.offer_expires_at), a.id`,
    [now],
  );
  return rows.map(({ id }) => id);
}

/** Returns the seats of a seminar whose deadline has passed, in the order of arrival. */
export async function readExpiredOffers(sql: SqlClient, seminarId: string, now: Date): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT r.id FROM activity a JOIN seminar_registration r ON r.activity_id = a.id
     WHERE ${IS_EXPIRED} AND a.id = $2 ORDER BY r.arrival`,
    [now, seminarId],
  );
  return rows.map(({ id }) => id);
}
