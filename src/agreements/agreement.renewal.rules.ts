import { addDays } from '../common/reference/calendar.dates.js';

/**
 * By when somebody should have decided about a renewal: when half of the notice is over, so that the other half is left
 * to negotiate in. A notice that comes late is due at once.
 */
export function renewalDueOn(expiresOn: string, noticeDays: number, today: string): string {
  const half = addDays(expiresOn, -Math.floor(noticeDays / 2));
  return half < today ? today : half;
}
