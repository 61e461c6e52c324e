import { addDays } from '../../common/reference/calendar.dates.js';

/**
 * Days that a schedule can name by where they lie, seen from the day it is due. The last ones of a period are always over
 * by then; `yesterday` is the newest day whose figures no longer move.
 */
const RELATIVE_DAYS = {
  yesterday: (today: string) => addDays(today, -1),
  month_start: (today: string) => firstOfMonth(today),
  previous_month_start: (today: string) => firstOfMonth(addDays(firstOfMonth(today), -1)),
  previous_month_end: (today: string) => addDays(firstOfMonth(today), -1),
  quarter_start: (today: string) => firstOfQuarter(today),
  previous_quarter_start: (today: string) => firstOfQuarter(addDays(firstOfQuarter(today), -1)),
  previous_quarter_end: (today: string) => addDays(firstOfQuarter(today), -1),
  year_start: (today: string) => firstOfYear(today),
  previous_year_start: (today: string) => firstOfYear(addDays(firstOfYear(today), -1)),
  previous_year_end: (today: string) => addDays(firstOfYear(today), -1),
} as const;

/** The parameters of every report that are days. */
const DAYS = ['asOf', 'from', 'to'] as const;

/** The day whose figures a schedule asks for when it does not say. */
const USUAL_AS_OF = 'yesterday';

/**
 * The parameters of a report on a day, with relative days resolved. Without `asOf` they speak of the day before: a report
 * of a day that is not over would come out differently when it is tried again.
 */
export function parametersOn(today: string, parameters: Readonly<Record<string, string>>): Record<string, string> {
  const resolved: Record<string, string> = { asOf: USUAL_AS_OF, ...parameters };
  for (const name of DAYS) {
    const day = resolved[name];
    if (day !== undefined && Object.hasOwn(RELATIVE_DAYS, day)) {
      resolved[name] = RELATIVE_DAYS[day as keyof typeof RELATIVE_DAYS](today);
    }
  }
  return resolved;
}

/** The relative days that are over whenever a schedule is due. `month_start` and its like are not, on that very day. */
const OVER = Object.keys(RELATIVE_DAYS).filter((day) => day === USUAL_AS_OF || day.startsWith('previous_'));

/** The relative days that a parameter can name: a report is made of a day that is over, and may begin on one that is not. */
export function relativeDaysFor(parameter: string): readonly string[] {
  return parameter === 'asOf' ? OVER : Object.keys(RELATIVE_DAYS);
}

const firstOfMonth = (day: string) => `${day.slice(0, 8)}01`;
const firstOfYear = (day: string) => `${day.slice(0, 5)}01-01`;

function firstOfQuarter(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}
