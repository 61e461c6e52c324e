import { isCalendarDate } from './calendar-dates.rules.js';

const FORM = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Tells whether a text is an instant with its zone (RFC 3339) on an existing day. */
export function isInstant(text: string): boolean {
  const day = FORM.exec(text)?.[1];
  return day !== undefined && isCalendarDate(day);
}
