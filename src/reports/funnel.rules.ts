import { daysBetween } from '../common/reference/calendar.dates.js';

/** Whether a cohort has had the time that it usually takes; unknown where nobody has ever come that far. */
export type Maturity = 'mature' | 'immature' | 'unknown';

/**
 * Whether a cohort is old enough to be judged: its youngest lead entered no later than its last day, and has had the
 * median time from A to B since. Younger ones have a conversion that still grows.
 * @param median days from A to B of all leads that ever reached B
 */
export function maturityOf(lastDay: string, asOf: string, median: number | null): Maturity {
  if (median === null) return 'unknown';
  return daysBetween(lastDay, asOf) < median ? 'immature' : 'mature';
}

/** The last day of the month of a date (`2026-02` or `2026-02-10` → `2026-02-28`). */
export function endOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
