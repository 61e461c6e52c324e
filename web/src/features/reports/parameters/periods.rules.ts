import { addDays } from '../../../shared/format/zone-time.rules';

/** The periods that can be chosen by name. */
export const PERIODS = [
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'last_12_months',
] as const;
/** One of {@link PERIODS}. */
export type PeriodName = (typeof PERIODS)[number];

/** Days of the calendar, both included. */
export interface Period {
  from: string;
  to: string;
}

/** Formats a day of the calendar; days and months may be out of range, as in `Date`. */
function formatCalendarDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** Returns the days of a period as seen from a day. A period that is not over ends with that day. */
export function getPeriod(name: PeriodName, today: string): Period {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const quarter = month - ((month - 1) % 3);
  switch (name) {
    case 'this_month':
      return { from: formatCalendarDay(year, month, 1), to: today };
    case 'last_month':
      return { from: formatCalendarDay(year, month - 1, 1), to: formatCalendarDay(year, month, 0) };
    case 'this_quarter':
      return { from: formatCalendarDay(year, quarter, 1), to: today };
    case 'last_quarter':
      return { from: formatCalendarDay(year, quarter - 3, 1), to: formatCalendarDay(year, quarter, 0) };
    case 'this_year':
      return { from: formatCalendarDay(year, 1, 1), to: today };
    case 'last_year':
      return { from: formatCalendarDay(year - 1, 1, 1), to: formatCalendarDay(year, 1, 0) };
    default: {
      // As in the reports, the months begin on 1 March where a year has no 29 February.
      const [nextYear = 0, nextMonth = 0, nextDay = 0] = addDays(today, 1).split('-').map(Number);
      return { from: formatCalendarDay(nextYear - 1, nextMonth, nextDay), to: today };
    }
  }
}

/**
 * Returns the parameters for the last day of a period. The figures of a period that is over are those that were known at
 * its end, which are also those that a lock keeps. Without a day, the period ends today.
 */
export function endPeriod(to: string | undefined, today: string): { to: string | undefined; asOf: string | undefined } {
  return { to: to === today ? undefined : to, asOf: to !== undefined && to < today ? to : undefined };
}

/** Returns the name of a period, that of the shortest one where several have the same days; null if it has no name. */
export function findPeriodName({ from, to }: Period, today: string): PeriodName | null {
  return (
    PERIODS.find((name) => {
      const period = getPeriod(name, today);
      return period.from === from && period.to === to;
    }) ?? null
  );
}
