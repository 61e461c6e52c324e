import { Temporal } from 'temporal-polyfill';
import { isCalendarDate, isInstant } from './calendar-dates.rules.js';
import { createInvalidFieldError } from '../errors/domain.errors.js';

const LOCAL = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** Tells whether a text is a time of an event: an instant with its zone (RFC 3339), or a local time without one. */
export function isEventTime(text: string): boolean {
  if (isInstant(text)) return true;
  const day = LOCAL.exec(text)?.[1];
  return day !== undefined && isCalendarDate(day);
}

/** An instant, or the reason why the local time is not unique. */
export type ResolvedTime =
  { ok: true; at: Date } | { ok: false; code: 'time.skipped' | 'time.ambiguous'; detail: string };

/**
 * Resolves a text of {@link isEventTime} in a time zone. A local time that a clock change skips has no instant. One
 * that it repeats has two; the text must then contain the offset of the intended one.
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
    ? {
        ok: false,
        code: 'time.skipped',
        detail: `${text} does not exist in ${zone} because clocks go forward past it; enter another time.`,
      }
    : { ok: false, code: 'time.ambiguous', detail: `${text} occurs twice in ${zone}; enter ${either}.` };
}

/** Formats an instant in the local time of a zone: `2026-03-29T03:00:00+02:00`. */
export function formatLocalTime(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/**
 * Converts the time of an event to an instant in the event's zone.
 * @throws 422 `time.skipped` or `time.ambiguous` for a local time that a clock change skips or repeats
 */
export function resolveEventTime(text: string, zone: string, pointer: string): Date {
  const resolved = resolveTime(text, zone);
  if (!resolved.ok) throw createInvalidFieldError(pointer, resolved.code, resolved.detail);
  return resolved.at;
}

/** Matches Area/Location of the IANA time zone database, such as Europe/Brussels or America/Argentina/Buenos_Aires. */
const AREA_AND_LOCATION = /^[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z0-9+_-]*){1,2}$/;

/**
 * Tells whether a text is the name of an IANA time zone that this runtime knows: `Area/Location` or `UTC`.
 * Abbreviations (`EST`, `CET`), country names (`PRC`) and offsets (`+01:00`) are rejected because they are ambiguous,
 * have no daylight saving rules, or are unknown to PostgreSQL.
 */
export function isTimeZone(name: string): boolean {
  if (name === 'UTC') return true;
  if (!AREA_AND_LOCATION.test(name) || name.startsWith('SystemV/')) return false;
  try {
    // The constructor is the only test of Intl that also knows aliases such as Asia/Kolkata.
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Milliseconds by which a client's clock may be ahead of the server's before its dates count as future. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
