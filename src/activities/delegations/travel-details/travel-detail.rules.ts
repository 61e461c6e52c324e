import { addDays } from '../../../common/time/calendar-dates.rules.js';

/**
 * Tells whether the travel details of a visit must be deleted, because the given number of whole days has passed since
 * its last day. Both days are in the time zone of the visit.
 */
export function isPastRetention(endsOn: string, today: string, days: number): boolean {
  return today > addDays(endsOn, days);
}
