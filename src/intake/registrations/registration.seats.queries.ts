import type { Sql } from '../../database/sql.js';

/** The id of an activity if it is a seminar. */
export async function asSeminar(sql: Sql, activityId: string | null): Promise<string | null> {
  const row = await sql.first<{ id: string }>(`SELECT id FROM activity WHERE id = $1::uuid AND kind = 'seminar'`, [
    activityId,
  ]);
  return row?.id ?? null;
}

/** The seminar that a seat is at. */
export async function seminarOf(sql: Sql, seatId: string): Promise<string | null> {
  const row = await sql.first<{ id: string }>(
    'SELECT activity_id AS id FROM seminar_registration WHERE id = $1::uuid',
    [seatId],
  );
  return row?.id ?? null;
}

/** A seat as a registration by form has it. */
export interface HeldSeat extends Record<string, unknown> {
  id: string;
  contactId: string | null;
  status: string;
  /** Another one stands in its place. */
  isReplaced: boolean;
  /** It stands in the place of others. */
  standsForOthers: boolean;
}

const SEAT = `r.id, r.contact_id AS "contactId", CASE WHEN r.archived_at IS NULL THEN r.status ELSE 'cancelled' END AS status,
  r.replaced_by_id IS NOT NULL AS "isReplaced",
  EXISTS (SELECT FROM seminar_registration guest WHERE guest.replaced_by_id = r.id) AS "standsForOthers"`;

/** A seat by its id, of a locked seminar. Served by seminar_registration_replaced_by_id_idx. */
export async function readSeat(sql: Sql, seatId: string): Promise<HeldSeat> {
  return (await sql.first<HeldSeat>(`SELECT ${SEAT} FROM seminar_registration r WHERE r.id = $1::uuid`, [seatId]))!;
}

/** The seat that stands for a seat: itself, unless its person turned out to have another. */
export async function readStandingSeat(sql: Sql, seatId: string): Promise<HeldSeat> {
  return (await sql.first<HeldSeat>(
    `SELECT ${SEAT} FROM seminar_registration own JOIN seminar_registration r ON r.id = coalesce(own.replaced_by_id, own.id)
     WHERE own.id = $1::uuid`,
    [seatId],
  ))!;
}

/** The registrations by form that seats are of: those that made or found them, and those in whose place they stand. */
const OF_SEATS = `seat_id IN (SELECT unnest($1::uuid[])
    UNION ALL SELECT id FROM seminar_registration WHERE replaced_by_id = ANY ($1::uuid[]))`;

/** Whether another registration that stands has the same seat: one person who filled in forms twice. */
export function isHeldByAnother(sql: Sql, registrationId: string, seatId: string): Promise<boolean> {
  return hasOther(sql, OF_SEATS, registrationId, seatId);
}

/** As {@link isHeldByAnother}, of a seat that the other one made or found itself. */
export function isSharedByAnother(sql: Sql, registrationId: string, seatId: string): Promise<boolean> {
  return hasOther(sql, 'seat_id = ANY ($1::uuid[])', registrationId, seatId);
}

async function hasOther(sql: Sql, condition: string, registrationId: string, seatId: string): Promise<boolean> {
  const other = await sql.first(
    `SELECT id FROM intake_registration WHERE ${condition} AND id <> $2 AND match_state <> 'rejected'
       AND status IN ('registered', 'confirmed', 'attended') LIMIT 1`,
    [[seatId], registrationId],
  );
  return other !== undefined;
}

/** Whether a seat was made for any registration by form. */
export async function isMadeForForm(sql: Sql, seatId: string): Promise<boolean> {
  const row = await sql.first('SELECT id FROM intake_registration WHERE seat_id = $1 AND made_seat LIMIT 1', [seatId]);
  return row !== undefined;
}

/** The registrations by form that seats are of, in the order in which they are locked. Served by intake_registration_seat_id_idx. */
export async function findRegistrationsOfSeats(sql: Sql, seatIds: readonly string[]): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(`SELECT id FROM intake_registration WHERE ${OF_SEATS} ORDER BY id`, [
    seatIds,
  ]);
  return rows.map(({ id }) => id);
}

/** Why a registration has no seat, or not the one it should have, while its seminar is put away or cancelled. */
const SEMINAR_AWAY = ['record.archived', 'seminar.cancelled'];

/**
 * The registrations by form that came or changed while their seminar was archived or cancelled, in the order in which they
 * came.
 */
export async function findRegistrationsWaitingFor(
  sql: Sql,
  seminarId: string,
): Promise<{ id: string; contactId: string | null }[]> {
  return sql.rows<{ id: string; contactId: string | null }>(
    `SELECT r.id, r.contact_id AS "contactId" FROM intake_registration r
       JOIN intake_connection c ON c.id = r.connection_id
       LEFT JOIN seminar_registration s ON s.id = r.seat_id
     WHERE r.seat_problem = ANY ($2) AND coalesce(s.activity_id, c.activity_id) = $1 AND r.archived_at IS NULL
     ORDER BY r.received_at, r.id`,
    [seminarId, SEMINAR_AWAY],
  );
}

/** Holds contacts against a merge until the transaction ends. */
export async function lockContacts(sql: Sql, contactIds: readonly string[]): Promise<void> {
  await sql.run('SELECT FROM contact WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE', [contactIds]);
}

/** The registrations of a contact whose standing seat shows an attendance that they do not know of. */
export async function findUnseenAttendees(sql: Sql, contactId: string): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT r.id FROM intake_registration r JOIN seminar_registration own ON own.id = r.seat_id
       JOIN seminar_registration s ON s.id = coalesce(own.replaced_by_id, own.id)
     WHERE r.contact_id = $1 AND NOT r.attended AND NOT r.attended_here AND s.status = 'attended' AND s.archived_at IS NULL
     ORDER BY r.id`,
    [contactId],
  );
  return rows.map(({ id }) => id);
}
