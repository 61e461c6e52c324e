import { CronExpressionParser } from 'cron-parser';
import { Temporal } from 'temporal-polyfill';

/** Numbers and names, lists, ranges and steps; also L (last) and # (the n-th weekday of a month). */
const FIELD = /^[0-9A-Z*?,/#-]+$/;

/**
 * The letter H, which cron dialects use for a random time. It is rejected, because our schedules are due at exact
 * times. Thursday is the only name that contains an H.
 */
const CHANCE = /(?<!T)H/;

/** The fields of cron with their values. */
const CRON_FIELDS = [
  ['minute', '0 to 59'],
  ['hour', '0 to 23'],
  ['day of the month', '1 to 31 or L'],
  ['month', '1 to 12 or JAN to DEC'],
  ['day of the week', '0 to 7 or SUN to SAT'],
] as const;

/** The greatest change of local clocks, with a margin. */
const CHANGE = { hours: 3 };

/**
 * The greatest number of local times that are checked to find one due time. Cron names at most one a minute, and a
 * clock change can skip hours of them.
 */
const MAX_CANDIDATES = 1_000;

/** Returns the sentence for a text that is not valid cron. It names the field that is wrong, and its values. */
export function describeCronError(text: string): string {
  const fields = text.trim().split(/\s+/);
  const names = CRON_FIELDS.map(([name]) => name);
  if (fields.length !== CRON_FIELDS.length)
    return `cron must have five fields (${names.join(', ')}), such as 0 6 1 * *.`;
  const isWrong = (field: string, place: number) =>
    normaliseCron(names.map((_, other) => (other === place ? field : '*')).join(' ')) === undefined;
  const place = fields.findIndex(isWrong);
  if (place < 0) return `cron must name a day that the month has: ${fields[2]} does not exist in ${fields[3]}.`;
  const [name, values] = CRON_FIELDS[place]!;
  return `The ${name} of cron must be * or ${values}, also in lists, ranges and steps (1,15 or 1-5 or */2), not ${fields[place]}.`;
}

/** Returns cron in its five fields, separated by one space; undefined if the text is not valid cron. */
export function normaliseCron(text: string): string | undefined {
  const fields = text.trim().toUpperCase().split(/\s+/);
  if (fields.length !== 5 || !fields.every((field) => FIELD.test(field) && !CHANCE.test(field))) return undefined;
  const cron = fields.join(' ');
  try {
    generateLocalTimes(cron, Temporal.PlainDateTime.from('2000-01-01T00:00')).next();
    return cron;
  } catch {
    // A field is outside its range, or the day does not exist in any month.
    return undefined;
  }
}

/**
 * Returns the first due times of a schedule after an instant, at most `count`, earliest first.
 *
 * Cron names local times, and each of them is due exactly once. A local time that a clock change skips is due as long
 * after the change as the local time lies after the start of the skipped hour (02:30 becomes 03:30). A local time that
 * occurs twice is due the first time. Two local times that become one instant are one due time.
 */
export function listDueTimes(cron: string, zone: string, after: Date, count: number): Date[] {
  const times: Date[] = [];
  while (times.length < count) {
    const due = findFirstAfter(cron, zone, (times.at(-1) ?? after).getTime());
    if (due === undefined) break;
    times.push(new Date(due));
  }
  return times;
}

/** Returns the first due time after an instant; undefined if there is none. */
export function findNextDueTime(cron: string, zone: string, after: Date): Date | undefined {
  return listDueTimes(cron, zone, after, 1)[0];
}

/** The due times to make up for, and the newest one that is too long ago. */
export interface MissedTimes {
  /** The due times to make up for, newest first. */
  due: Date[];
  /** The newest due time that is not made up for any more; none of those before it are either. */
  newestSkipped: Date | undefined;
}

/**
 * Returns the due times from one instant to another, both included; at most the newest `limit` of them are made up for.
 */
export function findMissedTimes(cron: string, zone: string, from: Date, to: Date, limit: number): MissedTimes {
  const local = toLocalTime(to.getTime(), zone).add(CHANGE);
  const found = new Set<number>();
  for (const wall of generateLocalTimes(cron, local, 'prev')) {
    const at = toEpochMs(wall, zone);
    if (at >= from.getTime() && at <= to.getTime()) found.add(at);
    // Around a clock change, local times are not in the order of their instants.
    const passed = at < from.getTime() - toMilliseconds(CHANGE.hours);
    if (passed || [...found].filter((other) => other > at + toMilliseconds(CHANGE.hours)).length > limit) break;
  }
  const [...times] = [...found].toSorted((a, b) => b - a).map((time) => new Date(time));
  return { due: times.slice(0, limit), newestSkipped: times[limit] };
}

function findFirstAfter(cron: string, zone: string, after: number): number | undefined {
  let first: number | undefined;
  let looked = 0;
  for (const wall of generateLocalTimes(cron, toLocalTime(after, zone).subtract(CHANGE))) {
    const at = toEpochMs(wall, zone);
    if (first !== undefined && at > first + toMilliseconds(CHANGE.hours)) break;
    if (at > after && at < (first ?? Infinity)) first = at;
    if (++looked > MAX_CANDIDATES) break;
  }
  return first;
}

/** Generates the local times that cron names after a time (or before it, with `prev`), as if clocks never changed. */
function* generateLocalTimes(cron: string, from: Temporal.PlainDateTime, way: 'next' | 'prev' = 'next') {
  const currentDate = new Date(`${from.toString({ smallestUnit: 'second' })}Z`);
  const times = CronExpressionParser.parse(cron, { currentDate, tz: 'UTC' });
  for (;;) yield Temporal.PlainDateTime.from(times[way]().toDate().toISOString().slice(0, 19));
}

function toLocalTime(time: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDateTime();
}

/** Converts a local time to an instant: the first one of a repeated time, the later one of a skipped time. */
function toEpochMs(wall: Temporal.PlainDateTime, zone: string): number {
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

const toMilliseconds = (count: number) => count * 3_600_000;
