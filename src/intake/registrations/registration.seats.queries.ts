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

/** Whether another registration that stands has the same seat: one person who filled the form in twice. */
export async function isHeldByAnother(sql: Sql, registrationId: string, seatId: string): Promise<boolean> {
  const other = await sql.first(
    `SELECT id FROM intake_registration WHERE seat_id = $1 AND id <> $2 AND match_state <> 'rejected'
       AND status IN ('registered', 'confirmed', 'attended') LIMIT 1`,
    [seatId, registrationId],
  );
  return other !== undefined;
}

/** Whether a seat was made for any registration by form. */
export async function isMadeForForm(sql: Sql, seatId: string): Promise<boolean> {
  const row = await sql.first('SELECT id FROM intake_registration WHERE seat_id = $1 AND made_seat LIMIT 1', [seatId]);
  return row !== undefined;
}
