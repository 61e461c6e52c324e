import { addDays } from '../../common/reference/calendar.dates.js';

/**
 * Whether travel details of a visit must be gone: so many whole days after its last day have passed. Both days are in the
 * time zone of the visit.
 */
export function isPastKeeping(endsOn: string, today: string, days: number): boolean {
  return today > addDays(endsOn, days);
}
