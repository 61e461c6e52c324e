import { countMinutes, getLocalTime, listDays } from '../../../shared/format/zone-time.rules';

/** The number of days that the grid shows at a time. */
export const DAYS_SHOWN = 7;

const DAY_MINUTES = 24 * 60;

/** The hours that the grid shows at least, in minutes of the day. */
const USUAL_HOURS = { from: 8 * 60, to: 19 * 60 };

/** The minute of the day at which an item begins that is added without choosing a time. */
export const FIRST_MINUTE = 9 * 60;

/** A click in the grid means the next half hour before it. */
const STEP_MINUTES = 30;

/** The least height of an item, so that its title can be read. */
const MIN_LENGTH = 30;

interface Timed {
  id: string;
  startsAt: string;
  endsAt: string;
}

/** The part of an item that lies on one day. Items at the same time stand side by side in lanes. */
export interface Block<I> {
  item: I;
  /** Minutes of the day. */
  from: number;
  to: number;
  lane: number;
  lanes: number;
}

export interface Column<I> {
  day: string;
  blocks: Block<I>[];
}

export interface Grid<I> {
  /** The minutes of the day that the grid shows, whole hours. */
  from: number;
  to: number;
  columns: Column<I>[];
}

/** Puts items on the days and hours of a time zone. */
export function buildGrid<I extends Timed>(items: readonly I[], days: readonly string[], zone: string): Grid<I> {
  const columns = days.map((day) => ({ day, blocks: assignLanes(cutItems(items, day, zone)) }));
  const blocks = columns.flatMap((column) => column.blocks);
  const from = Math.min(USUAL_HOURS.from, ...blocks.map((block) => Math.floor(block.from / 60) * 60));
  const to = Math.max(USUAL_HOURS.to, ...blocks.map((block) => Math.min(DAY_MINUTES, Math.ceil(block.to / 60) * 60)));
  return { from, to, columns };
}

/** Cuts from items what lies on a day. An item past midnight continues on the next day. */
function cutItems<I extends Timed>(items: readonly I[], day: string, zone: string): Block<I>[] {
  return items.flatMap((item) => {
    const [start, end] = [getLocalTime(item.startsAt, zone), getLocalTime(item.endsAt, zone)];
    if (start.day > day || end.day < day || (end.day === day && start.day < day && end.time === '00:00')) return [];
    const from = start.day < day ? 0 : countMinutes(start.time);
    const to = end.day > day ? DAY_MINUTES : countMinutes(end.time);
    return [{ item, from, to: Math.max(to, from + MIN_LENGTH), lane: 0, lanes: 1 }];
  });
}

/** Gives blocks that overlap lanes side by side. All blocks of a cluster are equally wide. */
function assignLanes<I>(blocks: Block<I>[]): Block<I>[] {
  const sorted = blocks.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const placed: Block<I>[] = [];
  let cluster: Block<I>[] = [];
  const finish = () => {
    const lanes = Math.max(0, ...cluster.map(({ lane }) => lane + 1));
    placed.push(...cluster.map((block) => ({ ...block, lanes })));
    cluster = [];
  };
  for (const block of sorted) {
    if (cluster.every(({ to }) => to <= block.from)) finish();
    const taken = new Set(cluster.filter(({ to }) => to > block.from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    cluster.push({ ...block, lane });
  }
  finish();
  return placed;
}

/** Returns the minute of the day that a click means, from its place between the top (0) and the end (1) of the grid. */
export function findMinute({ from, to }: Pick<Grid<unknown>, 'from' | 'to'>, share: number): number {
  const minute = from + share * (to - from);
  return Math.min(to - STEP_MINUTES, Math.max(from, Math.floor(minute / STEP_MINUTES) * STEP_MINUTES));
}

/** Lists the whole hours of the grid, in minutes of the day. */
export function listHours({ from, to }: Pick<Grid<unknown>, 'from' | 'to'>): number[] {
  return Array.from({ length: (to - from) / 60 }, (_, index) => from + index * 60);
}

interface Visit {
  startsOn: string;
  endsOn: string;
}

/** Returns the days that the grid shows: those that begin on the wanted day, today or the first day of the visit. */
export function pickDays({ startsOn, endsOn }: Visit, wanted: string | undefined, today: string): string[] {
  const days = listDays(startsOn, endsOn);
  const at = [wanted, today].map((day) => days.indexOf(day ?? '')).find((index) => index >= 0) ?? 0;
  const first = Math.floor(at / DAYS_SHOWN) * DAYS_SHOWN;
  return days.slice(first, first + DAYS_SHOWN);
}
