import { findDayIn } from '../../shared/format/event-times.rules';
import type { components } from '../../shared/api/schema';

type SeminarView = components['schemas']['SeminarView'];
export type RegistrationStatus = components['schemas']['RegistrationView']['status'];

/** The fields of a seminar on which registration and check-in depend. */
export type SeminarFacts = Pick<
  SeminarView,
  | 'status'
  | 'archivedAt'
  | 'startsOn'
  | 'endsOn'
  | 'endsAt'
  | 'timezone'
  | 'registrationOpensAt'
  | 'registrationClosesAt'
  | 'seatsFree'
>;

/** The actions that are possible at a seminar now. */
export interface SeminarState {
  /** Whether people can register. */
  registration: 'open' | 'not_yet' | 'closed' | 'over' | 'cancelled' | 'archived';
  /** Whether its last hour has passed. */
  isEnded: boolean;
  /** Whether it has ended or was completed before. Seats are not counted any more. */
  isOver: boolean;
  /** Whether attendance can be recorded. */
  canCheckIn: boolean;
  hasFreeSeat: boolean;
}

/** Finds what can be done at a seminar now. */
export function findSeminarState(seminar: SeminarFacts, now = Date.now()): SeminarState {
  const { status, archivedAt, startsOn, endsOn, endsAt, timezone, seatsFree } = seminar;
  const today = findDayIn(timezone, now);
  const isEnded = endsAt ? Date.parse(endsAt) <= now : endsOn < today;
  const isOver = isEnded || status === 'completed';
  const isHeld = archivedAt === null && status !== 'cancelled';
  const canCheckIn = isHeld && today >= startsOn;
  return {
    registration: findRegistration(seminar, isOver, now),
    isEnded,
    isOver,
    canCheckIn,
    hasFreeSeat: seatsFree === null || seatsFree > 0,
  };
}

function findRegistration(seminar: SeminarFacts, isOver: boolean, now: number): SeminarState['registration'] {
  const { status, archivedAt, registrationOpensAt: opens, registrationClosesAt: closes } = seminar;
  if (archivedAt !== null) return 'archived';
  if (status === 'cancelled') return 'cancelled';
  if (isOver) return 'over';
  if (opens && now < Date.parse(opens)) return 'not_yet';
  return closes && now >= Date.parse(closes) ? 'closed' : 'open';
}

/** The statuses that can follow each one. People join and leave the waiting list by themselves. */
const NEXT_STATUSES: Readonly<Record<RegistrationStatus, readonly RegistrationStatus[]>> = {
  registered: ['confirmed', 'attended', 'no_show', 'cancelled'],
  waitlisted: ['attended', 'cancelled'],
  confirmed: ['registered', 'attended', 'no_show', 'cancelled'],
  cancelled: [],
  attended: ['registered', 'no_show'],
  no_show: ['attended'],
};

/** Lists the statuses that a registration can get now. */
export function listNextStatuses(status: RegistrationStatus, seminar: SeminarFacts, now = Date.now()) {
  const { canCheckIn, isEnded, isOver, hasFreeSeat } = findSeminarState(seminar, now);
  if (seminar.archivedAt !== null) return [];
  const isPossible = (next: RegistrationStatus) => {
    if (next === 'cancelled') return true;
    if (seminar.status === 'cancelled') return false;
    if (next === 'no_show') return canCheckIn;
    if (next === 'attended') {
      const needsSeat = status === 'waitlisted' || status === 'no_show';
      return canCheckIn && (!needsSeat || isOver || hasFreeSeat);
    }
    return !isEnded;
  };
  return NEXT_STATUSES[status].filter(isPossible);
}
