import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns the id of the seminar of a seat. */
export async function findSeminarId(sql: SqlClient, seatId: string): Promise<string | null> {
  const row = await sql.queryOneOrNull<{ id: string }>(
    'SELECT activity_id AS id FROM seminar_registration WHERE id = $1::uuid',
    [seatId],
  );
  return row?.id ?? null;
}

/** A seat of a registration by form. */
export interface SeatRow extends Record<string, unknown> {
  id: string;
  contactId: string | null;
  fullName: string;
  email: string | null;
  status: string;
  /** Whether another seat replaces it. */
  isReplaced: boolean;
  /** Whether it replaces other seats. */
  standsForOthers: boolean;
}

const SEAT = `r.id, r.contact_id AS "contactId", r.full_name AS "fullName", r.email, CASE WHEN r.archived_at IS NULL THEN r.status ELSE 'cancelled' END AS status,
  r.replaced_by_id IS NOT NULL AS "isReplaced",
  EXISTS (SELECT FROM seminar_registration guest WHERE guest.replaced_by_id = r.id) AS "standsForOthers"`;

/** Returns a seat of a locked seminar. Served by seminar_registration_replaced_by_id_idx. */
export async function readSeat(sql: SqlClient, seatId: string): Promise<SeatRow> {
  return await sql.queryOne<SeatRow>(`SELECT ${SEAT} FROM seminar_registration r WHERE r.id = $1::uuid`, [seatId]);
}

/** Returns the seat that counts for a seat: the seat that replaces it, or else the seat itself. */
export async function readStandingSeat(sql: SqlClient, seatId: string): Promise<SeatRow> {
  return await sql.queryOne<SeatRow>(
    `SELECT ${SEAT} FROM seminar_registration own JOIN seminar_registration r ON r.id = coalesce(own.replaced_by_id, own.id)
     WHERE own.id = $1::uuid`,
    [seatId],
  );
}

/** Returns the names of a contact. */
export async function findContactNames(sql: SqlClient, contactId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ name: string }>(
    'SELECT unnest(array_remove(ARRAY[full_name, native_name], NULL)) AS name FROM contact WHERE id = $1',
    [contactId],
  );
  return rows.map(({ name }) => name);
}

/** SQL condition: the registrations by form with these seats, or with seats that these replace. */
const OF_SEATS = `seat_id IN (SELECT unnest($1::uuid[])
    UNION ALL SELECT id FROM seminar_registration WHERE replaced_by_id = ANY ($1::uuid[]))`;

/** Checks whether another active registration has the same seat, because a person filled in a form twice. */
export function isUsedByAnother(sql: SqlClient, registrationId: string, seatId: string): Promise<boolean> {
  return hasOtherRegistration(sql, OF_SEATS, registrationId, seatId);
}

/** Checks the same as {@link isUsedByAnother}, without registrations whose seat was replaced by this seat. */
export function isSharedByAnother(sql: SqlClient, registrationId: string, seatId: string): Promise<boolean> {
  return hasOtherRegistration(sql, 'seat_id = ANY ($1::uuid[])', registrationId, seatId);
}

async function hasOtherRegistration(
  sql: SqlClient,
  condition: string,
  registrationId: string,
  seatId: string,
): Promise<boolean> {
  const other = await sql.queryOneOrNull(
    `SELECT id FROM intake_registration WHERE ${condition} AND id <> $2 AND match_state <> 'rejected'
       AND status IN ('registered', 'confirmed', 'attended') LIMIT 1`,
    [[seatId], registrationId],
  );
  return other !== null;
}

/** Checks whether a seat was created for a registration by form. */
export async function isMadeForForm(sql: SqlClient, seatId: string): Promise<boolean> {
  const row = await sql.queryOneOrNull('SELECT id FROM intake_registration WHERE seat_id = $1 AND made_seat LIMIT 1', [
    seatId,
  ]);
  return row !== null;
}

/**
 * Returns the registrations by form with these seats, in the order in which they are locked. Served by
 * intake_registration_seat_id_idx.
 */
export async function findRegistrationsOfSeats(sql: SqlClient, seatIds: readonly string[]): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(`SELECT id FROM intake_registration WHERE ${OF_SEATS} ORDER BY id`, [
    seatIds,
  ]);
  return rows.map(({ id }) => id);
}

/** Error codes of the seats of registrations while their seminar is archived or cancelled. */
const SEMINAR_AWAY = ['record.archived', 'seminar.cancelled'];

/**
 * Returns the registrations by form that arrived or changed while their seminar was archived or cancelled, in the order
 * of their arrival.
 */
export async function findRegistrationsWaitingFor(
  sql: SqlClient,
  seminarId: string,
): Promise<{ id: string; contactId: string | null }[]> {
  return sql.queryAll<{ id: string; contactId: string | null }>(
    `SELECT r.id, r.contact_id AS "contactId" FROM intake_registration r
       JOIN intake_connection c ON c.id = r.connection_id
       LEFT JOIN seminar_registration s ON s.id = r.seat_id
     WHERE r.seat_problem = ANY ($2) AND coalesce(s.activity_id, c.activity_id) = $1 AND r.archived_at IS NULL
     ORDER BY r.received_at, r.id`,
    [seminarId, SEMINAR_AWAY],
  );
}

/** Locks contacts against a merge until the transaction ends. */
export async function lockContacts(sql: SqlClient, contactIds: readonly string[]): Promise<void> {
  await sql.execute('SELECT FROM contact WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE', [contactIds]);
}

/** Returns the registrations of a contact that are not marked as attended although their seat is. */
export async function findUnseenAttendees(sql: SqlClient, contactId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT r.id FROM intake_registration r JOIN seminar_registration own ON own.id = r.seat_id
       JOIN seminar_registration s ON s.id = coalesce(own.replaced_by_id, own.id)
     WHERE r.contact_id = $1 AND NOT r.attended AND NOT r.attended_here AND s.status = 'attended' AND s.archived_at IS NULL
     ORDER BY r.id`,
    [contactId],
  );
  return rows.map(({ id }) => id);
}
