import type { FieldError } from '../../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../../common/errors/error-codes.rules.js';

/** The times of a seminar on which registration depends. */
export interface SeminarTimes {
  startsAt: Date | null;
  endsAt: Date | null;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
}

/** Returns the errors in the registration window of a seminar, and in hours of which only one is given. */
export function validateSeminarTimes(seminar: SeminarTimes): FieldError[] {
  const { startsAt, endsAt, registrationOpensAt: opens, registrationClosesAt: closes } = seminar;
  const errors: FieldError[] = [];
  const addError = (pointer: string, code: ErrorCode, detail: string) => errors.push({ pointer, code, detail });
  if (startsAt && !endsAt) addError('/endsAt', 'seminar.hours_needed', 'endsAt is required when startsAt has a value.');
  if (endsAt && !startsAt)
    addError('/startsAt', 'seminar.hours_needed', 'startsAt is required when endsAt has a value.');
  if (opens && closes && closes <= opens) {
    addError(
      '/registrationClosesAt',
      'seminar.closes_before_opening',
      'registrationClosesAt must be after registrationOpensAt.',
    );
  }
  if (endsAt && closes && closes > endsAt) {
    addError('/registrationClosesAt', 'seminar.closes_after_end', 'registrationClosesAt must not be after endsAt.');
  }
  if (endsAt && opens && opens >= endsAt) {
    addError('/registrationOpensAt', 'seminar.opens_after_end', 'registrationOpensAt must be before endsAt.');
  }
  return errors;
}
