import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Submission } from '../parsing/submission.rules.js';
import { listSeatIds, type StoredSeat } from './booking-seats.rules.js';

/**
 * Returns the stored registrations of the bookings that submissions concern. Served by intake_registration_booking_idx
 * and intake_registration_former_ids_idx.
 */
export async function findStoredSeats(
  sql: SqlClient,
  connectionId: string,
  submissions: readonly Submission[],
): Promise<StoredSeat[]> {
  const bookings = listBookingIds(submissions);
  if (bookings.length === 0) return [];
  return sql.queryAll<StoredSeat>(
    `SELECT external_id AS "externalId", former_external_ids AS "formerExternalIds", email_key AS "emailKey", full_name AS "fullName",
       provider_status = 'cancelled' AS "isCancelled", coalesce(part_orders->>'status', '') AS "statusOrder"
     FROM intake_registration WHERE connection_id = $1
       AND (split_part(external_id, '/', 1) = ANY($2::text[]) OR former_external_ids && $3::text[])
     ORDER BY id`,
    [connectionId, bookings.map((id) => id.split('/')[0]), submissions.flatMap(listSeatIds)],
  );
}

/**
 * Returns the ids of the bookings that submissions concern. They are locked, so that the deliveries about the seats of
 * one booking are processed one after the other.
 */
export function listBookingIds(submissions: readonly Submission[]): string[] {
  const ids = submissions.flatMap(({ seat }) => (seat ? [seat.bookingId, seat.formerBookingId] : []));
  return [...new Set(ids)].filter((id) => id !== null);
}
