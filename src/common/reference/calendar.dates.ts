const DAY_MS = 86_400_000;

/** Years in which a date of ours can lie; anything else is a slip of the keyboard. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** True for `YYYY-MM-DD` that is a real day of the Gregorian calendar in the years 1900 to 2199. */
export function isCalendarDate(text: string): boolean {
  const [, year] = /^(\d{4})-\d{2}-\d{2}$/.exec(text) ?? [];
  if (year === undefined || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse reads 31 April as 1 May, so the text must come back.
  return !Number.isNaN(time) && toDate(time) === text;
}

/** True for `YYYY-MM` that is a month of the years 1900 to 2199. */
export function isCalendarMonth(text: string): boolean {
  return isCalendarDate(`${text}-01`);
}

/** The calendar date that clocks in an IANA time zone show at an instant. Throws RangeError for an unknown zone. */
export function todayIn(zone: string, now: Date): string {
  const parts = new Map(
    formatFor(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The date so many days later (earlier, when negative). Throws RangeError when `date` is not a date. */
export function addDays(date: string, days: number): string {
  return toDate(toTime(date) + days * DAY_MS);
}

/** Days from one date to another, negative when `to` is earlier. Throws RangeError when either is not a date. */
export function daysBetween(from: string, to: string): number {
  return (toTime(to) - toTime(from)) / DAY_MS;
}

/** How far local clocks can be from UTC, either way, with room to spare. */
const FARTHEST_OFFSET_MS = 16 * 3_600_000;

/** Short enough to see a day that a clock change at midnight cut to pieces. */
const STEP_MS = 1_800_000;

/** The day whose end was asked for last: nearly everybody asks for that of today. */
let latest: { date: string; zone: string; over: number } | undefined;

/**
 * The instant at which a local day is over: everything before it belongs to the day or to earlier ones, and it does not
 * itself. The day may have had 23 or 25 hours, or (where clocks change at midnight) may end before or after 24:00.
 * Throws RangeError for an unknown zone or when `date` is not a date.
 */
export function endOfDayInstant(date: string, zone: string): Date {
  if (latest?.date !== date || latest.zone !== zone) latest = { date, zone, over: findEndOfDay(date, zone) };
  return new Date(latest.over);
}

function findEndOfDay(date: string, zone: string): number {
  const isOver = (time: number): boolean => todayIn(zone, new Date(time)) > date;
  // From well into a later day back to the last half-hour mark that is still in the day …
  let over = toTime(date) + DAY_MS + FARTHEST_OFFSET_MS;
  while (isOver(over - STEP_MS)) over -= STEP_MS;
  // … and then halving towards the instant between the two.
  let still = over - STEP_MS;
  while (over - still > 1) {
    const middle = Math.floor((still + over) / 2);
    if (isOver(middle)) over = middle;
    else still = middle;
  }
  return over;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times its use, so one is kept per zone. */
function formatFor(zone: string): Intl.DateTimeFormat {
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
  if (!isCalendarDate(date)) throw new RangeError('Not a calendar date (YYYY-MM-DD).');
  return Date.parse(`${date}T00:00:00Z`);
}

function toDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
