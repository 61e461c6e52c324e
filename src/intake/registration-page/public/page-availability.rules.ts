import { isOverOrCompleted } from '../../../activities/seminars/model/seminar-registration.rules.js';
import type { RegistrationPage } from '../model/registration-page.entity.js';
import type { PageSeminar } from '../model/registration-page.queries.js';

/** Why nobody can register on a page now. */
export type ClosedReason = 'disabled' | 'cancelled' | 'over' | 'closed' | 'notYetOpen';

/** How many places a page promises; never a number. */
export type Places = 'open' | 'few' | 'full';

/** From this number of free places on, or a tenth of all, a page says that few are left. */
const FEW_PLACES = 3;

/** Returns why nobody can register on a page now; null when people can. */
export function findClosedReason(
  { enabled }: Pick<RegistrationPage, 'enabled'>,
  seminar: PageSeminar,
  now: Date,
): ClosedReason | null {
  if (seminar.status === 'cancelled') return 'cancelled';
  if (isOverOrCompleted(seminar, now)) return 'over';
  if (!enabled || seminar.archivedAt !== null) return 'disabled';
  const { registrationOpensAt: opens, registrationClosesAt: closes } = seminar;
  if (opens && now < opens) return 'notYetOpen';
  return closes && now >= closes ? 'closed' : null;
}

/** Returns what a page says about the places of a seminar. People who wait come first, so nobody gets a place before them. */
export function describePlaces(
  capacity: number | null,
  { taken, waitlisted }: { taken: number; waitlisted: number },
): Places {
  if (capacity === null) return 'open';
  const free = capacity - taken;
  if (free <= 0 || waitlisted > 0) return 'full';
  return free <= Math.max(FEW_PLACES, capacity / 10) ? 'few' : 'open';
}
