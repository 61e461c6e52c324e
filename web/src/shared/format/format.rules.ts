import { toLocale } from '../i18n/languages.constants';
import { getFormat } from './intl-formats.rules';

const MILLISECONDS_OF_A_DAY = 86_400_000;

/** Formats a day (`YYYY-MM-DD`) as the language writes it. A day has no time zone. */
export function formatDay(day: string, language: string): string {
  return getFormat(Intl.DateTimeFormat, toLocale(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );
}

/** Formats the month of a day: November 2026. */
export function formatMonth(day: string, language: string): string {
  return getFormat(Intl.DateTimeFormat, toLocale(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );
}

/** Formats a day with its weekday: Mon, 8 Mar 2027. */
export function formatWeekday(day: string, language: string): string {
  return getFormat(Intl.DateTimeFormat, toLocale(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00Z`));
}

/** Formats the first and the last day, or the only one: 8 Mar 2027 – 10 Mar 2027. */
export function formatDays(first: string, last: string, language: string): string {
  return [...new Set([first, last])].map((day) => formatDay(day, language)).join(' – ');
}

/** Formats the first and the last day, or the only one, with their weekdays. */
export function formatWeekdays(first: string, last: string, language: string): string {
  return [...new Set([first, last])].map((day) => formatWeekday(day, language)).join(' – ');
}

/** Formats a day with its weekday where the year is known: Mon 8 Mar. */
export function formatShortDay(day: string, language: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return getFormat(Intl.DateTimeFormat, toLocale(language), options).format(new Date(`${day}T00:00Z`));
}

/** Formats the time of a moment on the clocks of a time zone: 09:30. */
export function formatTime(moment: string | number, zone: string, language: string): string {
  return getFormat(Intl.DateTimeFormat, toLocale(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(moment));
}

/** Formats the time from one moment to another on the clocks of a time zone: 09:30–11:00. */
export function formatTimeRange(from: string | number, to: string | number, zone: string, language: string): string {
  return `${formatTime(from, zone, language)}–${formatTime(to, zone, language)}`;
}

/** Formats an amount in euro in few characters: €12.5m. */
export function formatEuroShort(amount: number, language: string): string {
  return getFormat(Intl.NumberFormat, toLocale(language), {
    style: 'currency',
    currency: 'EUR',
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(amount);
}

/** Formats an amount in full: €12,500,000. */
export function formatMoney(amount: number, currency: string, language: string): string {
  return getFormat(Intl.NumberFormat, toLocale(language), {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  }).format(amount);
}

/** Formats a moment in the time of Brussels, where the agency is. */
export function formatMoment(moment: string, language: string): string {
  return getFormat(Intl.DateTimeFormat, toLocale(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Brussels',
  }).format(new Date(moment));
}

/** Formats the day of a moment in Brussels, where the agency is. */
export function formatMomentDay(moment: string, language: string): string {
  return formatDay(findToday(new Date(moment)), language);
}

/** Formats a country by its name in the language. */
export function formatCountry(code: string, language: string): string {
  return getFormat(Intl.DisplayNames, toLocale(language), { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** Formats a language by its name: Chinese (Simplified). A tag that means nothing stays as it is. */
export function formatLanguage(tag: string, language: string): string {
  try {
    return (
      getFormat(Intl.DisplayNames, toLocale(language), { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
    );
  } catch {
    return tag;
  }
}

/** Formats a share in percent. */
export function formatPercent(share: number, language: string): string {
  return getFormat(Intl.NumberFormat, toLocale(language), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Formats a whole number. */
export function formatCount(count: number, language: string): string {
  return getFormat(Intl.NumberFormat, toLocale(language)).format(count);
}

/** Formats the size of a file: 12 kB. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  // English knows no short name of bytes that has a plural.
  const unitDisplay = power === 0 ? 'long' : 'short';
  const options = { style: 'unit', unit: units[power], unitDisplay, maximumFractionDigits: 1 } as const;
  return getFormat(Intl.NumberFormat, toLocale(language), options).format(bytes / 1_000 ** power);
}

/** Returns the days from one day to another. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_OF_A_DAY);
}

/** The number of days from which only the years are counted. */
const MANY_DAYS = 730;

/** Formats the day of a moment by its distance from a day: today, yesterday, 7 days ago, 3 years ago. */
export function formatAgo(moment: string, language: string, today: string): string {
  const days = countDays(today, findToday(new Date(moment)));
  const format = getFormat(Intl.RelativeTimeFormat, toLocale(language), { numeric: 'auto' });
  return Math.abs(days) < MANY_DAYS ? format.format(days, 'day') : format.format(Math.trunc(days / 365), 'year');
}

/** Returns today's date in Brussels, where the agency is. */
export function findToday(now = new Date()): string {
  return getFormat(Intl.DateTimeFormat, 'en-CA', { timeZone: 'Europe/Brussels' }).format(now);
}

/** Writes the first letter of a text small, for a place inside a sentence. An abbreviation such as API stays. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Tells whether a value is a day of the calendar, such as `2026-02-28`. */
export function isCalendarDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
