import type { ErrorCode } from '../../../common/errors/error-codes.rules.js';
import { getLocalDate } from '../../../common/time/calendar-dates.rules.js';
import { canBeSamePerson } from '../../../companies/names/person-names.rules.js';
import { type RegistrationStatus, UNNAMED } from './seminar-registration.constants.js';

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
  code: ErrorCode;
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

/** The fields by which the person of a seat is recognised. */
export interface SeatPerson {
  contactId: string | null;
  fullName: string;
  email: string | null;
}

/** Returns the name of the person of a seat; null for a seat that has only an address, or nothing, in its place. */
export function findSeatName({ fullName, email }: Pick<SeatPerson, 'fullName' | 'email'>): string | null {
  return fullName === email || fullName === UNNAMED ? null : fullName;
}

/**
 * Tells whether a seat is that of a person. The contact decides if it is known on both sides. Otherwise several people
 * may share an address, so the full names must agree as well, unless one of them is missing. Without an address on both
 * sides the name decides, which the caller has looked up together with the company.
 */
export function hasSameSeat(seat: SeatPerson, person: SeatPerson): boolean {
  if (seat.contactId !== null && person.contactId !== null) return seat.contactId === person.contactId;
  const names = [findSeatName(seat), findSeatName(person)] as const;
  if (seat.email === null && person.email === null) return names.every((name) => name !== null);
  return seat.email === person.email && canBeSamePerson(...names);
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

/** The times that decide whether a person can register. */
export interface RegistrationWindow {
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  /** The end of the seminar; null for a seminar that has only days. */
  endsAt: Date | null;
  /** Last day, in the seminar's time zone. */
  endsOn: string;
}

/** Tells whether a seminar is over. `today` is the day in its time zone. */
export function isOver({ endsAt, endsOn }: Pick<RegistrationWindow, 'endsAt' | 'endsOn'>, now: Date, today: string) {
  return endsAt ? endsAt <= now : endsOn < today;
}

/** Returns the present day in the time zone of a seminar. */
export function getLocalDay({ timezone }: { timezone: string }, now: Date): string {
  return getLocalDate(timezone, now);
}

/** Tells whether a seminar is over, or was completed before its end. */
export function isOverOrCompleted(
  seminar: Pick<RegistrationWindow, 'endsAt' | 'endsOn'> & { status: string; timezone: string },
  now: Date,
): boolean {
  return seminar.status === 'completed' || isOver(seminar, now, getLocalDay(seminar, now));
}

const CLOSED = 'seminar.registration_closed';

/**
 * Returns the reason why nobody can register now, because it is before the opening, after the closing or after the
 * seminar; undefined when registration is open. Without a closing time, registration closes at the end of the seminar.
 */
export function validateWindow(window: RegistrationWindow, now: Date, today: string): StatusProblem | undefined {
  const { registrationOpensAt: opens, registrationClosesAt: closes } = window;
  if (opens && now < opens) {
    return { code: CLOSED, detail: `Registration opens at ${opens.toISOString()} (registrationOpensAt).` };
  }
  if (closes && now >= closes) {
    return { code: CLOSED, detail: `Registration closed at ${closes.toISOString()} (registrationClosesAt).` };
  }
  if (!isOver(window, now, today)) return undefined;
  return { code: CLOSED, detail: `The seminar ended on ${window.endsOn} (endsAt).` };
}

/** The seats of a seminar. */
export interface Seats {
  /** The number of registered, confirmed and attended people. */
  taken: number;
  waitlisted: number;
  noShows: number;
}

/**
 * Returns the number of free seats for the waiting list. The seats of no-shows are left for walk-ins. Without a
 * capacity there is no limit.
 */
export function countSeatsForWaitlist(
  capacity: number | null,
  { taken, noShows }: Pick<Seats, 'taken' | 'noShows'>,
): number {
  return capacity === null ? Infinity : Math.max(capacity - taken - noShows, 0);
}

const HOUR_MS = 3_600_000;
/** The number of hours before the start of a seminar at which the last deadline ends. */
const LAST_DEADLINE_HOURS = 12;

/** The facts of a seminar that decide whether a seat from the waiting list has a deadline. */
export interface OfferFacts {
  confirmWithinHours: number | null;
  startsAt: Date | null;
}

/**
 * Computes until when a person who gets a seat from the waiting list now has to confirm it. The deadline is not later than
 * 12 hours before the start. Where that leaves less than an hour, which is the shortest deadline of a seminar, nobody can be
 * expected to confirm, and the seat has no deadline.
 * @returns null if the seat has no deadline
 */
export function computeOfferExpiry({ confirmWithinHours, startsAt }: OfferFacts, now: Date): Date | null {
  if (confirmWithinHours === null) return null;
  const chosen = now.getTime() + confirmWithinHours * HOUR_MS;
  const last = startsAt === null ? chosen : startsAt.getTime() - LAST_DEADLINE_HOURS * HOUR_MS;
  const expiry = Math.min(chosen, last);
  return expiry - now.getTime() < HOUR_MS ? null : new Date(expiry);
}

/** Crockford's base 32. It leaves out I, L, O and U, which are easily misread or misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The length of a code. It holds 50 random bits, which cannot be guessed at a check-in and are short enough to type.
 */
export const CODE_LENGTH = 10;

/** Returns a code made from random bytes, one for each character. */
export function buildCode(bytes: Uint8Array): string {
  // 256 is a multiple of 32, so every character is equally likely.
  return [...bytes].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** Returns a typed or scanned code in its stored form. Case, spaces, hyphens and similar characters do not matter. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
