import { countDays } from '../../shared/format/format.rules';
import { getFormat } from '../../shared/format/intl-formats.rules';
import { toLocale } from '../../shared/i18n/languages.constants';

/** The number of days within which a weekday alone tells which day is meant. */
const WEEK = 7;

/** Adds days to a day (`YYYY-MM-DD`). */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Formats a day with its weekday, and with its year unless that is the year of today: Mon 30 Nov. */
export function formatWeekday(day: string, language: string, today: string): string {
  return formatUtc(day, language, { weekday: 'short', ...pickDate(day, today) });
}

/** Formats a day as briefly as it is clear beside today: with its weekday within a week, and with another year only. */
export function formatNearDay(day: string, language: string, today: string): string {
  const days = countDays(today, day);
  return days >= 0 && days < WEEK
    ? formatWeekday(day, language, today)
    : formatUtc(day, language, pickDate(day, today));
}

/** Formats a day in full without its year: Saturday 28 November. */
export function formatLongDay(day: string, language: string): string {
  return formatUtc(day, language, { weekday: 'long', day: 'numeric', month: 'long' });
}

function pickDate(day: string, today: string): Intl.DateTimeFormatOptions {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) };
}

/** A day has no time zone. */
function formatUtc(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return getFormat(Intl.DateTimeFormat, toLocale(language), { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );
}
