import { addDays } from '../../common/reference/calendar.dates.js';

/**
 * Days that a schedule can name by where they lie, seen from the day it is due. The last ones of a period are always over
 * by then; `yesterday` is the newest day whose figures no longer move.
 */
const SEEN_FROM_DUE_DAY = {
  yesterday: (today: string) => addDays(today, -1),
  previous_month_start: (today: string) => firstOfMonth(addDays(firstOfMonth(today), -1)),
  previous_month_end: (today: string) => addDays(firstOfMonth(today), -1),
  previous_quarter_start: (today: string) => firstOfQuarter(addDays(firstOfQuarter(today), -1)),
  previous_quarter_end: (today: string) => addDays(firstOfQuarter(today), -1),
  previous_year_start: (today: string) => firstOfYear(addDays(firstOfYear(today), -1)),
  previous_year_end: (today: string) => addDays(firstOfYear(today), -1),
} as const;

/**
 * Where the period begins that `asOf` is a day of. Seen from the day it is due, a file of the first of January, which speaks
 * of the last of December, would begin after it ends, and the one of the whole year never be made.
 */
const SEEN_FROM_AS_OF = {
  month_start: firstOfMonth,
  quarter_start: firstOfQuarter,
  year_start: firstOfYear,
} as const;

/** The day whose figures a schedule asks for when it does not say. */
const USUAL_AS_OF = 'yesterday';

/**
 * The parameters of a report on a day, with relative days resolved. Without `asOf` they speak of the day before: a report
 * of a day that is not over would come out differently when it is tried again.
 */
export function parametersOn(today: string, parameters: Readonly<Record<string, string>>): Record<string, string> {
  const asOf = resolvedDay(parameters['asOf'] ?? USUAL_AS_OF, today, today);
  const resolved: Record<string, string> = { ...parameters, asOf };
  for (const name of ['from', 'to']) {
    const day = parameters[name];
    if (day !== undefined) resolved[name] = resolvedDay(day, today, asOf);
  }
  return resolved;
}

function resolvedDay(day: string, today: string, asOf: string): string {
  if (isOneOf(SEEN_FROM_DUE_DAY, day)) return SEEN_FROM_DUE_DAY[day](today);
  if (isOneOf(SEEN_FROM_AS_OF, day)) return SEEN_FROM_AS_OF[day](asOf);
  return day;
}

function isOneOf<T extends object>(days: T, day: string): day is string & keyof T {
  return Object.hasOwn(days, day);
}

/** The relative days that a parameter can name: `asOf` those that are over whenever a schedule is due. */
export function relativeDaysFor(parameter: string): readonly string[] {
  const over = Object.keys(SEEN_FROM_DUE_DAY);
  return parameter === 'asOf' ? over : [...over, ...Object.keys(SEEN_FROM_AS_OF)];
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

function firstOfYear(day: string): string {
  return `${day.slice(0, 5)}01-01`;
}

function firstOfQuarter(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}
