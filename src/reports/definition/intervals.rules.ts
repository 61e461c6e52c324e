import { formatShortMonth } from '../../common/documents/locale-format.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { getLastDayOfMonth } from '../statistics/statistics.rules.js';

/** Days of the calendar, both included. */
export interface DateRange {
  from: string;
  to: string;
}

/** A year, quarter or month of which the figures cover some days only, and these days. */
export interface PartialInterval extends DateRange {
  /** The text in the table, such as `2026`, `2026-Q4` or `2026-11`. */
  value: string;
}

/** The mark of a part of an interval in documents, which a footnote explains. */
export const PARTIAL_MARK = '*';

const INTERVAL = /^(?<year>\d{4})(?:-(?:Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?$/;

/** Returns the days of a year (`2026`), quarter (`2026-Q4`) or month (`2026-11`); null for any other text. */
export function getIntervalDays(value: string): DateRange | null {
  const { year, quarter, month } = INTERVAL.exec(value)?.groups ?? {};
  if (!year) return null;
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1;
  const last = first + (month ? 0 : quarter ? 2 : 11);
  const formatMonth = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  return { from: `${formatMonth(first)}-01`, to: getLastDayOfMonth(formatMonth(last)) };
}

/** Writes a month or a quarter in words, such as `Nov 2026`. Any other text, such as a year, stays as it is. */
export function formatInterval(value: string, language: Language): string {
  const { year, quarter, month } = INTERVAL.exec(value)?.groups ?? {};
  if (quarter) return language === 'en' ? `Q${quarter} ${year}` : `${quarter}e kwartaal ${year}`;
  return month ? formatShortMonth(value, language) : value;
}

/** Returns the years, quarters or months between two of the same length, without the two. */
export function listIntervalsBetween(value: string, next: string): string[] {
  if (value.length !== next.length || !INTERVAL.test(value) || !INTERVAL.test(next)) return [];
  const between: string[] = [];
  for (let one = getNextInterval(value); one < next; one = getNextInterval(one)) between.push(one);
  return between;
}

function getNextInterval(value: string): string {
  const { year, quarter, month } = INTERVAL.exec(value)?.groups ?? {};
  const place = Number(month ?? quarter ?? 1);
  const isLast = place === (month ? 12 : quarter ? 4 : 1);
  const nextYear = String(Number(year) + Number(isLast));
  const next = isLast ? 1 : place + 1;
  if (month) return `${nextYear}-${String(next).padStart(2, '0')}`;
  return quarter ? `${nextYear}-Q${next}` : nextYear;
}

/** Returns the intervals that the covered days contain in part only, in the order of the table, each once. */
export function findPartialIntervals(values: Iterable<unknown>, covered: DateRange): PartialInterval[] {
  return [...new Set(values)].flatMap((value): PartialInterval[] => {
    const days = typeof value === 'string' ? getIntervalDays(value) : null;
    if (!days) return [];
    const from = covered.from > days.from ? covered.from : days.from;
    const to = covered.to < days.to ? covered.to : days.to;
    const isWhole = from === days.from && to === days.to;
    return isWhole || from > to ? [] : [{ value: value as string, from, to }];
  });
}
