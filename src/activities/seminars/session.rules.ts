import type { FieldError } from '../../common/errors/domain.errors.js';
import { todayIn } from '../../common/reference/calendar.dates.js';

/** From when to when something lasts. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** When a seminar is: its hours where they are known, and its days in its time zone. */
export interface SeminarSpan {
  startsAt: Date | null;
  endsAt: Date | null;
  startsOn: string;
  endsOn: string;
  timezone: string;
}

/** What is wrong with the times of a session of a seminar. */
export function sessionErrors({ startsAt, endsAt }: Span, seminar: SeminarSpan): FieldError[] {
  if (endsAt <= startsAt) {
    const detail = 'The session would end before it starts.';
    return [{ pointer: '/endsAt', code: 'session.ends_before_start', detail }];
  }
  const errors: FieldError[] = [];
  const refuse = (pointer: string, detail: string) => errors.push({ pointer, code: 'session.outside_seminar', detail });
  const day = (at: Date) => todayIn(seminar.timezone, at);
  if (seminar.startsAt ? startsAt < seminar.startsAt : day(startsAt) < seminar.startsOn) {
    const start = seminar.startsAt?.toISOString() ?? seminar.startsOn;
    refuse('/startsAt', `The session would start before the seminar, at ${start}.`);
  }
  if (seminar.endsAt ? endsAt > seminar.endsAt : day(endsAt) > seminar.endsOn) {
    const end = seminar.endsAt?.toISOString() ?? seminar.endsOn;
    refuse('/endsAt', `The session would end after the seminar, at ${end}.`);
  }
  return errors;
}
