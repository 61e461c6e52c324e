import type { SqlClient } from '../../../database/connections/sql.client.js';

/** Returns the normalised addresses to which mails about some registrations go. Served by seminar_registration_pk. */
export async function findMailAddresses(
  sql: SqlClient,
  registrationIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await sql.queryAll<{ id: string; address: string | null }>(
    `SELECT r.id, coalesce(r.email, c.email) AS address
     FROM seminar_registration r LEFT JOIN contact c ON c.id = r.contact_id WHERE r.id = ANY($1::uuid[])`,
    [registrationIds],
  );
  return new Map(rows.map(({ id, address }) => [id, address]));
}

/**
 * Returns the connection of the page of a seat. A registration that was rejected or has ended already has caused the
 * cancellation itself. Served by registration_page_activity_id_uq and intake_registration_seat_id_idx.
 */
export async function findConnectionOfSeat(sql: SqlClient, seatId: string): Promise<string | null> {
  const row = await sql.queryOneOrNull<{ connectionId: string }>(
    `SELECT p.connection_id AS "connectionId" FROM seminar_registration s JOIN registration_page p ON p.activity_id = s.activity_id
     WHERE s.id = $1 AND NOT EXISTS (SELECT FROM intake_registration r
       WHERE r.seat_id = s.id AND r.connection_id = p.connection_id AND (r.match_state = 'rejected' OR r.status = 'cancelled'))`,
    [seatId],
  );
  return row?.connectionId ?? null;
}
