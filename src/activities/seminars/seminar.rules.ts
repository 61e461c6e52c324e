import type { FieldError } from '../../common/errors/domain.errors.js';

/** The times of a seminar that registration depends on. */
export interface SeminarTimes {
  startsAt: Date | null;
  endsAt: Date | null;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
}

/** What is wrong with the registration window of a seminar, and with hours of which only one is known. */
export function windowErrors(seminar: SeminarTimes): FieldError[] {
  const { startsAt, endsAt, registrationOpensAt: opens, registrationClosesAt: closes } = seminar;
  const errors: FieldError[] = [];
  const refuse = (pointer: string, code: string, detail: string) => errors.push({ pointer, code, detail });
  if (startsAt && !endsAt) refuse('/endsAt', 'seminar.hours_needed', 'A seminar that starts at an hour ends at one.');
  if (endsAt && !startsAt) refuse('/startsAt', 'seminar.hours_needed', 'A seminar that ends at an hour starts at one.');
  if (opens && closes && closes <= opens) {
    refuse('/registrationClosesAt', 'seminar.closes_before_opening', 'Registration would close before it opens.');
  }
  if (endsAt && closes && closes > endsAt) {
    refuse('/registrationClosesAt', 'seminar.closes_after_end', 'Registration would close after the seminar.');
  }
  if (endsAt && opens && opens >= endsAt) {
    refuse('/registrationOpensAt', 'seminar.opens_after_end', 'Registration would open after the seminar.');
  }
  return errors;
}

/** The seats of a seminar. */
export interface Seats {
  /** Registered, confirmed and attended. */
  taken: number;
  waitlisted: number;
  noShows: number;
}

/** Counts the seats for the waiting list: those of no-shows are left for walk-ins. No capacity means no limit. */
export function seatsInAdvance(capacity: number | null, { taken, noShows }: Pick<Seats, 'taken' | 'noShows'>): number {
  return capacity === null ? Infinity : Math.max(capacity - taken - noShows, 0);
}
