import { countDays } from '../../common/time/calendar-dates.rules.js';

/** Whether a cohort has had as much time as leads usually need; unknown if no lead has ever come that far. */
export type Maturity = 'mature' | 'immature' | 'unknown';

/**
 * Returns whether a cohort is old enough for its conversion to be judged. Its youngest lead may have entered on its
 * last day, so that day must lie at least the median time from A to B before asOf. The conversion of a younger cohort
 * still grows.
 * @param median days from A to B of all leads that ever reached B
 */
export function computeMaturity(lastDay: string, asOf: string, median: number | null): Maturity {
  if (median === null) return 'unknown';
  return countDays(lastDay, asOf) < median ? 'immature' : 'mature';
}

/** Returns the last day of the month of a date (`2026-02` or `2026-02-10` → `2026-02-28`). */
export function getLastDayOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
