import { addDays } from '../../common/time/calendar-dates.rules.js';

/**
 * Returns the day by which a renewal should be decided. It is the day on which half of the notice is over, so that the
 * other half is left for negotiation. A late notice is due at once.
 */
export function computeRenewalDueDay(expiresOn: string, noticeDays: number, today: string): string {
  const half = addDays(expiresOn, -Math.floor(noticeDays / 2));
  return half < today ? today : half;
}
