import { Temporal } from 'temporal-polyfill';

/** RFC 3339, with a space for the T as some senders write, and with or without a zone. */
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s*(Z|[+-]\d\d:?\d\d)?$/i;
/** What a spreadsheet shows: `6/7/2015 20:54:13`, `07.06.2015 8:54:13 PM`. */
const SHOWN = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4}),? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])\.?M\.?)?$/i;

/**
 * An instant in UTC (`2026-09-14T02:03:41.123456Z`) from a sender's text, or null when it cannot be read. Times without
 * a zone are read in `zone`; one that a clock change repeats is its first. Six digits of a second are always written,
 * so that instants sort as texts.
 */
export function instantOf(text: string | null, zone = 'UTC'): string | null {
  const match = ISO.exec(text?.trim() ?? '');
  if (!match?.[1] || !match[2]) return null;
  const local = `${match[1]}T${match[2].replace(',', '.')}`;
  const offset = match[3]?.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  return attempt(() =>
    offset ? Temporal.Instant.from(`${local}${offset}`) : Temporal.PlainDateTime.from(local).toZonedDateTime(zone),
  );
}

/** An instant from milliseconds since 1970, as text; null when it is none. */
export function instantOfMillis(text: string | null): string | null {
  return text !== null && /^\d{10,14}$/.test(text)
    ? attempt(() => Temporal.Instant.fromEpochMilliseconds(Number(text)))
    : null;
}

/**
 * An instant from the local time that a spreadsheet shows. Whether the day or the month comes first depends on the
 * spreadsheet's country, which is not sent: what is nearer to the moment it arrived is meant, and when neither is within
 * two days of that, month first, which is what a new spreadsheet has.
 */
export function instantShown(text: string | null, zone: string, receivedAt: Date): string | null {
  const match = SHOWN.exec(text?.trim() ?? '');
  if (!match) return instantOf(text, zone);
  const [, first, second, third, hour, minute, seconds = '0', half] = match.map((part) => part ?? undefined);
  const [one, two, three] = [Number(first), Number(second), Number(third)];
  const orders: [number, number, number][] =
    one > 31
      ? [[one, two, three]]
      : [
          [three, one, two],
          [three, two, one],
        ];
  const time = { hour: hourOf(Number(hour), half), minute: Number(minute), second: Number(seconds) };
  const readings = orders.flatMap(
    ([year, month, day]) =>
      attempt(() =>
        Temporal.PlainDateTime.from({ year, month, day, ...time }, { overflow: 'reject' }).toZonedDateTime(zone),
      ) ?? [],
  );
  const near = readings.find((reading) => Math.abs(Date.parse(reading) - receivedAt.getTime()) <= 2 * 86_400_000);
  return near ?? readings[0] ?? null;
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

function attempt(read: () => Temporal.Instant | Temporal.ZonedDateTime): string | null {
  try {
    const time = read();
    const instant = time instanceof Temporal.ZonedDateTime ? time.toInstant() : time;
    // PostgreSQL knows later years, but no form is filled in then; and texts sort only with years of four digits.
    const year = instant.toZonedDateTimeISO('UTC').year;
    return year >= 1970 && year <= 9999 ? instant.toString({ fractionalSecondDigits: 6 }) : null;
  } catch {
    return null;
  }
}
