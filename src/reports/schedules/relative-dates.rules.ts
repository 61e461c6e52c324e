import { addDays } from '../../common/time/calendar-dates.rules.js';

/**
 * The days that a schedule can name relative to its due day. The last day of a period is always over by then, and
 * `yesterday` is the newest day whose figures do not change any more.
 */
const SEEN_FROM_DUE_DAY = {
  yesterday: (today: string) => addDays(today, -1),
  previous_month_start: (today: string) => getFirstOfMonth(addDays(getFirstOfMonth(today), -1)),
  previous_month_end: (today: string) => addDays(getFirstOfMonth(today), -1),
  previous_quarter_start: (today: string) => getFirstOfQuarter(addDays(getFirstOfQuarter(today), -1)),
  previous_quarter_end: (today: string) => addDays(getFirstOfQuarter(today), -1),
  previous_year_start: (today: string) => getFirstOfYear(addDays(getFirstOfYear(today), -1)),
  previous_year_end: (today: string) => addDays(getFirstOfYear(today), -1),
} as const;

/**
 * The days that a schedule can name relative to `asOf`: the first day of the period that contains it. Relative to the
 * due day, a file of the first of January, which is of the last of December, would begin after its end, and the file of
 * the whole year would never be made.
 */
const SEEN_FROM_AS_OF = {
  month_start: getFirstOfMonth,
  quarter_start: getFirstOfQuarter,
  year_start: getFirstOfYear,
} as const;

/** The default of `asOf` in a schedule. */
const DEFAULT_AS_OF = 'yesterday';

/**
 * Returns the parameters of a report on a day, with relative days resolved. `asOf` is the day before by default,
 * because a report of a day that is not over could be different in a second attempt.
 */
export function resolveParameters(today: string, parameters: Readonly<Record<string, string>>): Record<string, string> {
  const asOf = resolveDay(parameters['asOf'] ?? DEFAULT_AS_OF, today, today);
  const resolved: Record<string, string> = { ...parameters, asOf };
  for (const name of ['from', 'to']) {
    const day = parameters[name];
    if (day !== undefined) resolved[name] = resolveDay(day, today, asOf);
  }
  return resolved;
}

function resolveDay(day: string, today: string, asOf: string): string {
  if (hasDay(SEEN_FROM_DUE_DAY, day)) return SEEN_FROM_DUE_DAY[day](today);
  if (hasDay(SEEN_FROM_AS_OF, day)) return SEEN_FROM_AS_OF[day](asOf);
  return day;
}

function hasDay<T extends object>(days: T, day: string): day is string & keyof T {
  return Object.hasOwn(days, day);
}

/**
 * Returns the relative days that a parameter can name. `asOf` can name only those that are over whenever a schedule is
 * due.
 */
export function listRelativeDays(parameter: string): readonly string[] {
  const over = Object.keys(SEEN_FROM_DUE_DAY);
  return parameter === 'asOf' ? over : [...over, ...Object.keys(SEEN_FROM_AS_OF)];
}

function getFirstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

function getFirstOfYear(day: string): string {
  return `${day.slice(0, 5)}01-01`;
}

function getFirstOfQuarter(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}
