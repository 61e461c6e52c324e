import type { FieldError } from '../../common/errors/domain.errors.js';

/** The subject of a touch: exactly one of the three is set. */
export interface TouchSubject {
  activityId: string | null;
  agreementId: string | null;
  channel: string | null;
}

/** A requested touch together with the facts that it is checked against. */
export interface TouchRequest extends TouchSubject {
  occurredOn: string;
  today: string;
  /** The day on which the lead was won; null when it is not won. */
  wonOn: string | null;
}

/** Returns the errors of a requested touch; an empty list when it is valid. */
export function validateTouch({ occurredOn, today, wonOn, ...wanted }: TouchRequest): FieldError[] {
  const errors = validateSubject(wanted);
  if (occurredOn > today) {
    const detail = `occurredOn ${occurredOn} is in the future; today is ${today}.`;
    errors.push({ pointer: '/occurredOn', code: 'touch.in_future', detail });
  }
  if (wonOn !== null && occurredOn > wonOn) {
    const detail = `occurredOn must not be after ${wonOn}, when the lead was won; ${occurredOn} is.`;
    errors.push({ pointer: '/occurredOn', code: 'touch.after_win', detail });
  }
  return errors;
}

function validateSubject({ activityId, agreementId, channel }: TouchSubject): FieldError[] {
  const named = Object.entries({ activityId, agreementId, channel }).filter(([, value]) => value !== null);
  if (named.length === 1) return [];
  const code = 'touch.one_subject';
  if (named.length === 0) {
    return [{ pointer: '', code, detail: 'One of activityId, agreementId and channel is required.' }];
  }
  const names = named.map(([name]) => name);
  return names.map((name) => ({
    pointer: `/${name}`,
    code,
    detail: `Only one of activityId, agreementId and channel is allowed, not ${names.join(' and ')}.`,
  }));
}
