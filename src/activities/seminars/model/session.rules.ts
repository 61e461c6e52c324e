import type { FieldError } from '../../../common/errors/domain.errors.js';
import { getLocalDate } from '../../../common/time/calendar-dates.rules.js';

/** The start and the end of a period. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** The times of a seminar: its hours where they are known, and its days in its time zone. */
export interface SeminarSpan {
  startsAt: Date | null;
  endsAt: Date | null;
  startsOn: string;
  endsOn: string;
  timezone: string;
}

/** Returns the errors in the times of a session of a seminar. */
export function validateSessionTimes({ startsAt, endsAt }: Span, seminar: SeminarSpan): FieldError[] {
  if (endsAt <= startsAt) {
    const detail = 'endsAt must be after startsAt.';
    return [{ pointer: '/endsAt', code: 'session.ends_before_start', detail }];
  }
  const errors: FieldError[] = [];
  const addError = (pointer: string, detail: string) =>
    errors.push({ pointer, code: 'session.outside_seminar', detail });
  const toLocalDay = (at: Date) => getLocalDate(seminar.timezone, at);
  if (seminar.startsAt ? startsAt < seminar.startsAt : toLocalDay(startsAt) < seminar.startsOn) {
    const start = seminar.startsAt?.toISOString() ?? seminar.startsOn;
    addError('/startsAt', `startsAt must not be before the start of the seminar, ${start}.`);
  }
  if (seminar.endsAt ? endsAt > seminar.endsAt : toLocalDay(endsAt) > seminar.endsOn) {
    const end = seminar.endsAt?.toISOString() ?? seminar.endsOn;
    addError('/endsAt', `endsAt must not be after the end of the seminar, ${end}.`);
  }
  return errors;
}
