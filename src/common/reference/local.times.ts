import { Temporal } from 'temporal-polyfill';
import { isCalendarDate } from './calendar.dates.js';
import { isInstant } from './instants.js';

const LOCAL = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** Whether a text is a time of an event: an instant with its zone (RFC 3339), or a local time without one. */
export function isEventTime(text: string): boolean {
  if (isInstant(text)) return true;
  const day = LOCAL.exec(text)?.[1];
  return day !== undefined && isCalendarDate(day);
}

/** An instant, or why there is none or more than one. */
export type ResolvedTime =
  { ok: true; at: Date } | { ok: false; code: 'time.skipped' | 'time.ambiguous'; detail: string };

/**
 * The instant that a text of {@link isEventTime} means in a time zone. A local time that a clock change skips is none; one
 * that it repeats is two, and which of them is meant the text has to say itself, with its offset.
 */
export function resolveTime(text: string, zone: string): ResolvedTime {
  if (!LOCAL.test(text)) return { ok: true, at: new Date(text) };
  const local = Temporal.PlainDateTime.from(text);
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { ok: true, at: new Date(earlier.epochMilliseconds) };
  }
  const skipped = !earlier.toPlainDateTime().equals(local);
  const either = `${text}${earlier.offset} or ${text}${later.offset}`;
  return skipped
    ? { ok: false, code: 'time.skipped', detail: `${text} does not exist in ${zone}: clocks go forward over it.` }
    : { ok: false, code: 'time.ambiguous', detail: `${text} comes twice in ${zone}; write ${either}.` };
}

/** An instant as clocks in a zone show it: `2026-03-29T03:00:00+02:00`. */
export function localTime(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
