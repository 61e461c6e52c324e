import type { FieldError } from '../common/errors/domain.errors.js';

/** What a touch is a touch of: exactly one of the three. */
export interface TouchSubject {
  activityId: string | null;
  agreementId: string | null;
  channel: string | null;
}

/** A touch as somebody wants it, with what it is judged by. */
export interface WantedTouch extends TouchSubject {
  occurredOn: string;
  today: string;
  /** The day of the win, of a lead that is won. */
  wonOn: string | null;
}

/** What is wrong with a touch; nothing when it can be. */
export function touchErrors({ occurredOn, today, wonOn, ...wanted }: WantedTouch): FieldError[] {
  const errors = subjectErrors(wanted);
  if (occurredOn > today) {
    const detail = `A touch has happened; ${occurredOn} is in the future, today is ${today}.`;
    errors.push({ pointer: '/occurredOn', code: 'touch.in_future', detail });
  }
  if (wonOn !== null && occurredOn > wonOn) {
    const detail = `The lead was won on ${wonOn}: nothing on ${occurredOn} can have brought that about.`;
    errors.push({ pointer: '/occurredOn', code: 'touch.after_win', detail });
  }
  return errors;
}

function subjectErrors({ activityId, agreementId, channel }: TouchSubject): FieldError[] {
  const named = Object.entries({ activityId, agreementId, channel }).filter(([, value]) => value !== null);
  if (named.length === 1) return [];
  const code = 'touch.one_subject';
  if (named.length === 0) {
    return [{ pointer: '', code, detail: 'Say what touched the lead: an activity, an agreement or a channel.' }];
  }
  const names = named.map(([name]) => name);
  return names.map((name) => ({
    pointer: `/${name}`,
    code,
    detail: `A touch is of one thing, not of ${names.join(' and ')}.`,
  }));
}
