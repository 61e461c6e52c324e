const DAY_MS = 86_400_000;

/** Years in which dates may lie. Any other year is a typing error. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** Tells whether a text is a `YYYY-MM-DD` date of the Gregorian calendar in the years 1900 to 2199. */
export function isCalendarDate(text: string): boolean {
  const [, year] = /^(\d{4})-\d{2}-\d{2}$/.exec(text) ?? [];
  if (year === undefined || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse reads 31 April as 1 May, so the date is formatted again and compared.
  return !Number.isNaN(time) && toDate(time) === text;
}

/** Tells whether a text is a `YYYY-MM` month of the years 1900 to 2199. */
export function isCalendarMonth(text: string): boolean {
  return isCalendarDate(`${text}-01`);
}

/**
 * Returns the calendar date in an IANA time zone at an instant.
 * @throws RangeError for an unknown zone
 */
export function getLocalDate(zone: string, now: Date): string {
  const parts = new Map(
    getFormatter(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/**
 * Adds days to a date; a negative number gives an earlier date.
 * @throws RangeError if `date` is not a date
 */
export function addDays(date: string, days: number): string {
  return toDate(toTime(date) + days * DAY_MS);
}

/** Returns the same day so many months earlier, or the last day of that month if it has no such day. */
export function subtractMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return toDate(Date.UTC(year, month - 1 - months, Math.min(day, lastDay)));
}

/** Returns the same day so many months later, or the last day of that month if it has no such day. */
export function addMonths(date: string, months: number): string {
  return subtractMonths(date, -months);
}

/**
 * Counts the days from one date to another; negative if `to` is earlier.
 * @throws RangeError if either is not a date
 */
export function countDays(from: string, to: string): number {
  return (toTime(to) - toTime(from)) / DAY_MS;
}

/** Upper bound of the offset between local time and UTC, with a margin. */
const FARTHEST_OFFSET_MS = 16 * 3_600_000;

/** Step that is short enough to find a day that a clock change at midnight divided. */
const STEP_MS = 1_800_000;

/** The result of the last call, because nearly every call asks for the end of today. */
let latest: { date: string; zone: string; end: number } | undefined;

/**
 * Returns the instant at which a local day ends. Every earlier instant belongs to the day or to a day before it; the
 * instant itself does not. The day may have had 23 or 25 hours, or (if clocks change at midnight) may end before or
 * after 24:00.
 * @throws RangeError for an unknown zone or if `date` is not a date
 */
export function getEndOfDay(date: string, zone: string): Date {
  if (latest?.date !== date || latest.zone !== zone) latest = { date, zone, end: findEndOfDay(date, zone) };
  return new Date(latest.end);
}

/** Returns the instant at which a local day begins. */
export function getStartOfDay(date: string, zone: string): Date {
  return getEndOfDay(addDays(date, -1), zone);
}

function findEndOfDay(date: string, zone: string): number {
  const isOver = (time: number): boolean => getLocalDate(zone, new Date(time)) > date;
  // Search backwards from a later day to the last half-hour mark that is still within the day.
  let end = toTime(date) + DAY_MS + FARTHEST_OFFSET_MS;
  while (isOver(end - STEP_MS)) end -= STEP_MS;
  // Then find the exact end between two half-hour marks by bisection.
  let still = end - STEP_MS;
  while (end - still > 1) {
    const middle = Math.floor((still + end) / 2);
    if (isOver(middle)) end = middle;
    else still = middle;
  }
  return end;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the formatter of a zone. It is cached because creating one costs a hundred times as much as using it. */
function getFormatter(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

function toTime(date: string): number {
  if (!isCalendarDate(date)) throw new RangeError('The date must be a calendar date (YYYY-MM-DD).');
  return Date.parse(`${date}T00:00:00Z`);
}

function toDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

const FORM = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Tells whether a text is an instant with its zone (RFC 3339) on an existing day. */
export function isInstant(text: string): boolean {
  const day = FORM.exec(text)?.[1];
  return day !== undefined && isCalendarDate(day);
}
