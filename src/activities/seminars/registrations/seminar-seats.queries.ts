import { IsNull } from 'typeorm';
import { getLocalDate } from '../../../common/time/calendar-dates.rules.js';
import { lockLive, updateRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from '../../activity.entity.js';
import { REGISTRATION, Registration } from '../model/seminar-registration.entity.js';
import { SEATED } from '../model/seminar-registration.constants.js';
import { isOver } from '../model/seminar-registration-window.rules.js';
import { countSeatsForWaitlist, type Seats } from '../model/seminar.rules.js';

/**
 * Locks a seminar that is not archived while its seats are counted and given. Every transaction that gives or frees a
 * seat takes this lock first, after the locks on contacts, so that no seat is given twice.
 * @throws 404, 409 when archived
 */
export function lockSeminar(tx: Tx, id: string): Promise<Activity> {
  return lockLive(tx, KINDS.seminar, id);
}

/** Returns the present day in the time zone of the seminar. */
export function getLocalDay(tx: Tx, { timezone }: Pick<Activity, 'timezone'>): string {
  return getLocalDate(timezone, tx.now);
}

/** Tells whether a seminar is over, or was completed before its end. */
export function isOverOrCompleted(tx: Tx, seminar: Activity): boolean {
  return seminar.status === 'completed' || isOver(seminar, tx.now, getLocalDay(tx, seminar));
}

/** Counts the seats of a locked seminar. The index seminar_registration_status_idx serves this query. */
export async function countSeats(tx: Tx, seminarId: string): Promise<Seats> {
  const row = await tx.sql.queryOne<{ taken: number; waitlisted: number; noShows: number }>(
    `SELECT count(*) FILTER (WHERE status = ANY ($2::text[])) AS taken,
       count(*) FILTER (WHERE status = 'waitlisted') AS waitlisted, count(*) FILTER (WHERE status = 'no_show') AS "noShows"
     FROM seminar_registration WHERE activity_id = $1 AND archived_at IS NULL`,
    [seminarId, SEATED],
  );
  return row;
}

/**
 * Tells whether a locked seminar has a free seat for a person who registers, or who comes in person. It reads at most
 * as many rows as the seminar has seats, however many people wait. The index seminar_registration_status_idx serves
 * this query.
 */
export async function hasFreeSeat(tx: Tx, { id, capacity }: Activity, isInPerson: boolean): Promise<boolean> {
  if (capacity === null) return true;
  const statuses = isInPerson ? SEATED : [...SEATED, 'no_show'];
  const row = await tx.sql.queryOne<{ taken: number }>(
    `SELECT count(*) AS taken FROM (SELECT FROM seminar_registration
       WHERE activity_id = $1 AND status = ANY ($2::text[]) AND archived_at IS NULL LIMIT $3) seat`,
    [id, statuses, capacity],
  );
  return row.taken < capacity;
}

/** The next place in the order of arrival of a locked seminar, after all others. */
export interface Arrival {
  arrival: number;
  /**
   * The time at which it is taken. It is not before that of earlier places, even when the clocks of the instances
   * differ.
   */
  takenAt: Date;
}

/** Takes the next place in the order of arrival. The index seminar_registration_arrival_idx serves this query. */
export async function takeNextArrival(tx: Tx, seminarId: string): Promise<Arrival> {
  const row = await tx.sql.queryOne<Arrival>(
    `SELECT nextval('seminar_registration_arrival') AS arrival, greatest($2::timestamptz(3), (SELECT registered_at
       FROM seminar_registration WHERE activity_id = $1 ORDER BY arrival DESC LIMIT 1)) AS "takenAt"`,
    [seminarId, tx.now],
  );
  return row;
}

/**
 * Gives the free seats of a locked seminar to the waitlisted people, in order of arrival. Nobody gets a seat after the
 * seminar is over or while it is archived, cancelled or completed.
 */
export async function promoteWaitlisted(tx: Tx, seminar: Activity): Promise<void> {
  if (seminar.archivedAt || seminar.status === 'cancelled' || seminar.status === 'completed') return;
  if (isOver(seminar, tx.now, getLocalDay(tx, seminar))) return;
  const seats = await countSeats(tx, seminar.id);
  const free = Math.min(countSeatsForWaitlist(seminar.capacity, seats), seats.waitlisted);
  if (free === 0) return;
  const first = await tx.manager.find(Registration, {
    where: { activityId: seminar.id, status: 'waitlisted', archivedAt: IsNull() },
    order: { arrival: 'ASC' },
    take: free,
  });
  for (const registration of first) {
    const set = { status: 'registered', promotedAt: tx.now } as const;
    await updateRecord(tx, REGISTRATION, registration, { set, action: 'promoted' });
  }
}
