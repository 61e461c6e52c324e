import type { RegistrationStatus } from './seminar-registration.constants.js';

/**
 * The transitions allowed from each status. A person who cancelled registers again and gets the last place. A
 * waitlisted person gets a seat when one is free, in order of arrival, and users cannot move the person past the
 * others.
 */
export const REGISTRATION_TRANSITIONS: Readonly<Record<RegistrationStatus, readonly RegistrationStatus[]>> = {
  registered: ['confirmed', 'cancelled', 'attended', 'no_show'],
  waitlisted: ['cancelled', 'attended'],
  confirmed: ['registered', 'cancelled', 'attended', 'no_show'],
  cancelled: [],
  attended: ['registered', 'no_show'],
  no_show: ['attended'],
};

/** The facts on which a transition depends. */
export interface TransitionFacts {
  from: RegistrationStatus;
  to: RegistrationStatus;
  /** First day of the seminar, in its time zone. */
  startsOn: string;
  /** The present day in that time zone. */
  today: string;
  /** Whether the seminar is over. */
  isOver: boolean;
}

/** The reason why a request is not possible: a code and a sentence. */
export interface StatusProblem {
  code: string;
  detail: string;
}

/**
 * Returns the reason why a registration cannot change its status in this way; undefined when it can. Free seats are
 * checked separately.
 */
export function validateTransition({ from, to, startsOn, today, isOver }: TransitionFacts): StatusProblem | undefined {
  if (from === to) return undefined;
  if (!REGISTRATION_TRANSITIONS[from].includes(to)) {
    const targets =
      REGISTRATION_TRANSITIONS[from].join(', ') || 'nothing, because a person who cancelled must register again';
    return {
      code: 'registration.status_not_allowed',
      detail: `status cannot change from ${from} to ${to}; it can become ${targets}.`,
    };
  }
  if ((to === 'attended' || to === 'no_show') && today < startsOn) return describeTooEarly(startsOn, today);
  if ((to === 'registered' || to === 'confirmed') && isOver) {
    return {
      code: 'registration.status_not_allowed',
      detail: 'status cannot become registered or confirmed after the seminar is over; use attended or no_show.',
    };
  }
  return undefined;
}

/** Returns the reason why attendance cannot be recorded before the first day of a seminar. */
export function describeTooEarly(startsOn: string, today: string): StatusProblem {
  return {
    code: 'registration.too_early',
    detail: `Attendance can be recorded from ${startsOn} on, the first day of the seminar; there it is ${today} now.`,
  };
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
 * Returns the status of a registration that is restored to its place in the order of arrival. It is the former status
 * if a seat is free. After the seminar, a person who had a seat and was not checked in is a no-show.
 */
export function chooseRestoredStatus(
  former: RegistrationStatus,
  { isFree, isOver }: { isFree: boolean; isOver: boolean },
): RegistrationStatus {
  if (former !== 'registered' && former !== 'confirmed') return former;
  if (isOver) return 'no_show';
  return isFree ? former : 'waitlisted';
}

/** The fields by which two registrations of one person are compared. */
export interface RegistrationRank {
  status: RegistrationStatus;
  arrival: number;
  archivedAt: Date | null;
}

/**
 * Returns the stronger of two registrations of one person: first the one that is not archived, then the one with the
 * stronger status, then the earlier one.
 */
export function pickStronger<T extends RegistrationRank>(one: T, other: T): T {
  const rank = ({ status, arrival, archivedAt }: RegistrationRank) => [
    archivedAt ? 1 : 0,
    STRENGTH.indexOf(status),
    arrival,
  ];
  const [a, b] = [rank(one), rank(other)];
  const differs = a.findIndex((value, index) => value !== b[index]);
  return differs >= 0 && a[differs]! > b[differs]! ? other : one;
}
