const DAY = 86_400_000;

/** Whether a text is a real date of the calendar, `YYYY-MM-DD`, from 1900 to 2199. */
export function isCalendarDate(text: string): boolean {
  const match = /^(19|20|21)\d\d-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The date that a calendar on the wall of a zone shows now. */
export function todayIn(zone: string, now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);
}

/** A date some days later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Days from one date to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The instant at which a day ends in a zone: the first instant of the next, right across changes of the clocks. */
export function endOfDayInstant(date: string, zone: string): Date {
  const midnight = Date.parse(`${addDays(date, 1)}T00:00:00Z`);
  // The offset at the guess may be that of the other side of a change; a second look settles it.
  let instant = midnight - offsetAt(midnight, zone);
  instant = midnight - offsetAt(instant, zone);
  return new Date(instant);
}

function offsetAt(instant: number, zone: string): number {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  );
  return Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(instant / 1_000) * 1_000;
}
