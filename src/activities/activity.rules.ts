import type { FieldError } from '../common/errors/domain.errors.js';

/** The days and hours of an activity, as far as it has them. */
export interface ActivityTimes {
  startsOn: string;
  endsOn: string;
  startsAt: Date | null;
  endsAt: Date | null;
}

/** Longest an activity can last, in days: longer is a slip of the keyboard. */
const MOST_DAYS = 400;

/** What is wrong with the times of an activity; `startsAt` and `endsAt` are named where it has hours. */
export function timeErrors({ startsOn, endsOn, startsAt, endsAt }: ActivityTimes): FieldError[] {
  const pointer = endsAt ? '/endsAt' : '/endsOn';
  const backwards = startsAt && endsAt ? endsAt <= startsAt : endsOn < startsOn;
  if (backwards) return [{ pointer, code: 'activity.ends_before_start', detail: 'It would end before it starts.' }];
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000;
  if (days <= MOST_DAYS) return [];
  return [
    { pointer, code: 'activity.too_long', detail: `It would last ${days} days; at most ${MOST_DAYS} are possible.` },
  ];
}

/** Part of another activity: its days must be among the days of that one. */
export function insideErrors(part: ActivityTimes, whole: ActivityTimes, noun: string): FieldError[] {
  const errors: FieldError[] = [];
  const days = `${whole.startsOn} to ${whole.endsOn}`;
  const refuse = (pointer: string, day: string) =>
    errors.push({
      pointer,
      code: 'activity.outside_parent',
      detail: `${day} is not among the days of the ${noun}, ${days}.`,
    });
  if (part.startsOn < whole.startsOn || part.startsOn > whole.endsOn) refuse('/startsAt', part.startsOn);
  if (part.endsOn < whole.startsOn || part.endsOn > whole.endsOn) refuse('/endsAt', part.endsOn);
  return errors;
}
