import { Temporal } from 'temporal-polyfill';

/** RFC 3339 with or without a zone. A space may replace the T, as some providers write it. */
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s*(Z|[+-]\d\d:?\d\d)?$/i;
/** A time as a spreadsheet shows it: `6/7/2015 20:54:13`, `07.06.2015 8:54:13 PM`. */
const SHOWN = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4}),? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])\.?M\.?)?$/i;

/**
 * Parses a provider's text as an instant in UTC (`2026-09-14T02:03:41.123456Z`). Returns null if it cannot be read. A
 * time without a zone is read in `zone`; a time that a clock change repeats is the first of the two. Six decimals of
 * the second are always written, so that instants sort as texts.
 */
export function parseInstant(text: string | null, zone = 'UTC'): string | null {
  const match = ISO.exec(text?.trim() ?? '');
  if (!match?.[1] || !match[2]) return null;
  const local = `${match[1]}T${match[2].replace(',', '.')}`;
  const offset = match[3]?.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  return attempt(() =>
    offset ? Temporal.Instant.from(`${local}${offset}`) : Temporal.PlainDateTime.from(local).toZonedDateTime(zone),
  );
}

/** Parses milliseconds since 1970 as an instant. Returns null if the text is not such a number. */
export function parseMillis(text: string | null): string | null {
  return text !== null && /^\d{10,14}$/.test(text)
    ? attempt(() => Temporal.Instant.fromEpochMilliseconds(Number(text)))
    : null;
}

/**
 * Parses the local time that a spreadsheet shows. The order of day and month depends on the country of the spreadsheet,
 * which is not sent. Therefore an order that is within two days of the arrival is chosen. Otherwise the month comes
 * first, as in a new spreadsheet.
 */
export function parseShownInstant(text: string | null, zone: string, receivedAt: Date): string | null {
  const match = SHOWN.exec(text?.trim() ?? '');
  if (!match) return parseInstant(text, zone);
  const [, first, second, third, hour, minute, seconds = '0', half] = match.map((part) => part ?? undefined);
  const [one, two, three] = [Number(first), Number(second), Number(third)];
  const orders: [number, number, number][] =
    one > 31
      ? [[one, two, three]]
      : [
          [three, one, two],
          [three, two, one],
        ];
  const time = { hour: toHour(Number(hour), half), minute: Number(minute), second: Number(seconds) };
  const instants = orders.flatMap(
    ([year, month, day]) =>
      attempt(() =>
        Temporal.PlainDateTime.from({ year, month, day, ...time }, { overflow: 'reject' }).toZonedDateTime(zone),
      ) ?? [],
  );
  const near = instants.find((instant) => Math.abs(Date.parse(instant) - receivedAt.getTime()) <= 2 * 86_400_000);
  return near ?? instants[0] ?? null;
}

function toHour(hour: number, half: string | undefined): number {
  if (!half) return hour;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

function attempt(read: () => Temporal.Instant | Temporal.ZonedDateTime): string | null {
  try {
    const time = read();
    const instant = time instanceof Temporal.ZonedDateTime ? time.toInstant() : time;
    // PostgreSQL supports later years, but no form has them, and texts sort only if the year has four digits.
    const year = instant.toZonedDateTimeISO('UTC').year;
    return year >= 1970 && year <= 9999 ? instant.toString({ fractionalSecondDigits: 6 }) : null;
  } catch {
    return null;
  }
}
