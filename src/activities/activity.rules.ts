import type { FieldError } from '../common/errors/domain.errors.js';

/** The days of an activity, and its hours where it has them. */
export interface ActivityTimes {
  startsOn: string;
  endsOn: string;
  startsAt: Date | null;
  endsAt: Date | null;
}

/** Maximum length of an activity, in days. A longer one is assumed to be a typing error. */
const MAX_DAYS = 400;

/**
 * Returns the errors in the times of an activity. They point to `endsAt` when the activity has hours, otherwise to
 * `endsOn`.
 */
export function validateTimes({ startsOn, endsOn, startsAt, endsAt }: ActivityTimes): FieldError[] {
  const pointer = endsAt ? '/endsAt' : '/endsOn';
  const backwards = startsAt && endsAt ? endsAt <= startsAt : endsOn < startsOn;
  if (backwards) {
    const detail = endsAt ? 'endsAt must be after startsAt.' : 'endsOn must not be before startsOn.';
    return [{ pointer, code: 'activity.ends_before_start', detail }];
  }
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000;
  if (days <= MAX_DAYS) return [];
  return [
    {
      pointer,
      code: 'activity.too_long',
      detail: `The activity would last ${days} days; the maximum is ${MAX_DAYS}.`,
    },
  ];
}

/** Returns an error for each day of a part that is not among the days of its parent activity. */
export function validateInsideParent(part: ActivityTimes, whole: ActivityTimes, noun: string): FieldError[] {
  const errors: FieldError[] = [];
  const days = `${whole.startsOn} to ${whole.endsOn}`;
  const addError = (pointer: string, day: string) =>
    errors.push({
      pointer,
      code: 'activity.outside_parent',
      detail: `${day} is not among the days of the ${noun}; it must be a day from ${days}.`,
    });
  if (part.startsOn < whole.startsOn || part.startsOn > whole.endsOn) addError('/startsAt', part.startsOn);
  if (part.endsOn < whole.startsOn || part.endsOn > whole.endsOn) addError('/endsAt', part.endsOn);
  return errors;
}
