import type { RegistrationStatus } from './registration.vocabulary.js';

/**
 * Where a registration can be moved from each status. Who cancelled registers again and stands at the end of the line;
 * who waits gets a seat when one is free, in order of arrival, and is not moved past the others by hand.
 */
export const REGISTRATION_MOVES: Readonly<Record<RegistrationStatus, readonly RegistrationStatus[]>> = {
  registered: ['confirmed', 'cancelled', 'attended', 'no_show'],
  waitlisted: ['cancelled', 'attended'],
  confirmed: ['registered', 'cancelled', 'attended', 'no_show'],
  cancelled: [],
  attended: ['registered', 'no_show'],
  no_show: ['attended'],
};

/** What a change of status is judged by. */
export interface MoveFacts {
  from: RegistrationStatus;
  to: RegistrationStatus;
  /** First day of the seminar, in its time zone. */
  startsOn: string;
  /** The day it is there. */
  today: string;
  /** Whether the seminar is over. */
  over: boolean;
}

/** Why somebody cannot be moved: a code and a sentence. */
export interface Objection {
  code: string;
  detail: string;
}

/** Why a registration cannot change its status so; undefined when it can. Whether a seat is free is another question. */
export function moveObjection({ from, to, startsOn, today, over }: MoveFacts): Objection | undefined {
  if (from === to) return undefined;
  if (!REGISTRATION_MOVES[from].includes(to)) {
    const moves = REGISTRATION_MOVES[from].join(', ') || 'nothing; who cancelled registers again';
    return {
      code: 'registration.status_not_allowed',
      detail: `Somebody who is ${from} cannot become ${to}; possible: ${moves}.`,
    };
  }
  if ((to === 'attended' || to === 'no_show') && today < startsOn) return tooEarly(startsOn, today);
  if ((to === 'registered' || to === 'confirmed') && over) {
    return { code: 'registration.status_not_allowed', detail: 'The seminar is over: one was there or was not.' };
  }
  return undefined;
}

/** Nobody comes to a seminar, or stays away from it, before its first day. */
export function tooEarly(startsOn: string, today: string): Objection {
  return { code: 'registration.too_early', detail: `The seminar is on ${startsOn}; there it is ${today} now.` };
}

const STRENGTH: readonly RegistrationStatus[] = [
  'attended',
  'confirmed',
  'registered',
  'no_show',
  'waitlisted',
  'cancelled',
];

/**
 * The status of a registration that comes back into its place in the line: what it was, as far as a seat is free. Once the
 * seminar is over, who had a seat and was not seen was not there.
 */
export function chooseRestoredStatus(
  was: RegistrationStatus,
  { isFree, isOver }: { isFree: boolean; isOver: boolean },
): RegistrationStatus {
  if (was !== 'registered' && was !== 'confirmed') return was;
  if (isOver) return 'no_show';
  return isFree ? was : 'waitlisted';
}

/** What two registrations of one person are compared by. */
export interface Standing {
  status: RegistrationStatus;
  arrival: number;
  archivedAt: Date | null;
}

/** The one of two registrations of a person that says more: in use, further on, earlier. */
export function stronger<T extends Standing>(one: T, other: T): T {
  const rank = ({ status, arrival, archivedAt }: Standing) => [archivedAt ? 1 : 0, STRENGTH.indexOf(status), arrival];
  const [a, b] = [rank(one), rank(other)];
  const differs = a.findIndex((value, index) => value !== b[index]);
  return differs >= 0 && a[differs]! > b[differs]! ? other : one;
}
