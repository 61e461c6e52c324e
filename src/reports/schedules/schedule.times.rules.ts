import { CronExpressionParser } from 'cron-parser';
import { Temporal } from 'temporal-polyfill';

/** Numbers and names, lists, ranges and steps; also L (last) and # (the n-th of its kind). */
const FIELD = /^[0-9A-Z*?,/#-]+$/;

/** Of the letters of cron that of chance: a schedule of ours is due when it says. Thursday is the only name with one. */
const CHANCE = /(?<!T)H/;

/** How far local clocks are moved at most when they change, with room to spare. */
const CHANGE = { hours: 3 };

/** Most local times looked at in search of one due time; cron names at most one a minute, and hours of them may be skipped. */
const MOST_LOOKED_AT = 1_000;

/** Cron in its five fields, one space between; undefined when it is not. */
export function normalisedCron(text: string): string | undefined {
  const fields = text.trim().toUpperCase().split(/\s+/);
  if (fields.length !== 5 || !fields.every((field) => FIELD.test(field) && !CHANCE.test(field))) return undefined;
  const cron = fields.join(' ');
  try {
    localTimes(cron, Temporal.PlainDateTime.from('2000-01-01T00:00')).next();
    return cron;
  } catch {
    // A field outside its range, or a day that no month has.
    return undefined;
  }
}

/**
 * The first due times of a schedule after an instant, so many at most, earliest first.
 *
 * Cron names local times, and each of them is due exactly once. One that a clock change skips is due as long after the
 * change as it would have been after it without (02:30 becomes 03:30); one that comes twice is due the first time. Two
 * local times that become one instant are one due time.
 */
export function dueTimesAfter(cron: string, zone: string, after: Date, count: number): Date[] {
  const times: Date[] = [];
  while (times.length < count) {
    const due = firstAfter(cron, zone, (times.at(-1) ?? after).getTime());
    if (due === undefined) break;
    times.push(new Date(due));
  }
  return times;
}

/** The first due time after an instant; undefined when none is to come. */
export function nextDueTime(cron: string, zone: string, after: Date): Date | undefined {
  return dueTimesAfter(cron, zone, after, 1)[0];
}

/** What there is to make up for: the newest due times of a stretch of time, and the newest of those that are too many. */
export interface MissedTimes {
  /** Newest first. */
  due: Date[];
  /** The newest that is not made up for any more; all before it are not either. */
  tooMany: Date | undefined;
}

/** The due times from one instant to another, both included, of which at most so many count. */
export function missedTimes(cron: string, zone: string, from: Date, to: Date, most: number): MissedTimes {
  const local = localAt(to.getTime(), zone).add(CHANGE);
  const found = new Set<number>();
  for (const wall of localTimes(cron, local, 'prev')) {
    const at = instantOf(wall, zone);
    if (at >= from.getTime() && at <= to.getTime()) found.add(at);
    // Around a change of clocks local times do not come in the order of their instants.
    const passed = at < from.getTime() - hours(CHANGE.hours);
    if (passed || [...found].filter((other) => other > at + hours(CHANGE.hours)).length > most) break;
  }
  const [...times] = [...found].toSorted((a, b) => b - a).map((time) => new Date(time));
  return { due: times.slice(0, most), tooMany: times[most] };
}

function firstAfter(cron: string, zone: string, after: number): number | undefined {
  let first: number | undefined;
  let looked = 0;
  for (const wall of localTimes(cron, localAt(after, zone).subtract(CHANGE))) {
    const at = instantOf(wall, zone);
    if (first !== undefined && at > first + hours(CHANGE.hours)) break;
    if (at > after && at < (first ?? Infinity)) first = at;
    if (++looked > MOST_LOOKED_AT) break;
  }
  return first;
}

/** The local times that cron names after one (or, with `prev`, before it), as if clocks never changed. */
function* localTimes(cron: string, from: Temporal.PlainDateTime, way: 'next' | 'prev' = 'next') {
  const currentDate = new Date(`${from.toString({ smallestUnit: 'second' })}Z`);
  const times = CronExpressionParser.parse(cron, { currentDate, tz: 'UTC' });
  for (;;) yield Temporal.PlainDateTime.from(times[way]().toDate().toISOString().slice(0, 19));
}

function localAt(time: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDateTime();
}

/** `compatible`: of a repeated time the first, of a skipped one the later. */
function instantOf(wall: Temporal.PlainDateTime, zone: string): number {
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

const hours = (count: number) => count * 3_600_000;
