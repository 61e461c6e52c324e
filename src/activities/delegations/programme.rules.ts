import type { FieldError } from '../../common/errors/domain.errors.js';
import { todayIn } from '../../common/reference/calendar.dates.js';

/** An item that takes place, as far as it takes time of somebody. */
export interface Slot {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** Minutes it takes to get there from what comes before. */
  travelMinutes: number;
  hostCompanyId: string | null;
  /** Those who take part and have not cancelled, by the id of the participant. */
  people: readonly string[];
}

/** Why two items cannot both be as they are. */
export type ClashCode = 'programme.overlap' | 'programme.travel_does_not_fit' | 'programme.host_overlap';

/** Two items that are in each other's way, the earlier one first. */
export interface Clash {
  code: ClashCode;
  first: Slot;
  second: Slot;
  /** Who would have to be in two places; nobody where it is the host. */
  people: string[];
  /** Minutes that are missing to get from the first to the second; 0 where they overlap. */
  minutesMissing: number;
}

const MINUTE_MS = 60_000;

/** The days of a delegation, in its time zone. */
export interface Days {
  startsOn: string;
  endsOn: string;
  timezone: string;
}

/** What is wrong with the times of an item: it ends after it starts, on days of the delegation. */
export function itemTimeErrors({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>, days: Days): FieldError[] {
  if (endsAt <= startsAt) {
    const detail = 'It would end before it starts.';
    return [{ pointer: '/endsAt', code: 'programme.ends_before_start', detail }];
  }
  const errors: FieldError[] = [];
  const check = (pointer: string, at: Date) => {
    const day = todayIn(days.timezone, at);
    if (day >= days.startsOn && day <= days.endsOn) return;
    const detail = `${day} is not among the days of the delegation, ${days.startsOn} to ${days.endsOn}.`;
    errors.push({ pointer, code: 'programme.outside_delegation', detail });
  };
  check('/startsAt', startsAt);
  // What ends at midnight ends on the day before.
  check('/endsAt', new Date(endsAt.getTime() - 1));
  return errors;
}

/**
 * Every way in which an item is in the way of others of its delegation. Of items one after another only neighbours are
 * named: where the way from an earlier one does not fit, that from the last one before does not fit either.
 */
export function clashesOf(item: Slot, others: readonly Slot[]): Clash[] {
  const clashes = others
    .filter(({ id }) => id !== item.id)
    .map((other) => clashBetween(...inOrder(item, other)))
    .filter((clash) => clash !== null);
  return clashes.filter((clash) => clash.code === 'programme.overlap' || !hasNearer(clash, clashes));
}

/** Every pair of items that is in the way of these people; of all who take part where nobody is named. */
export function clashesAmong(items: readonly Slot[], people?: ReadonlySet<string>): Clash[] {
  const narrowed = people
    ? items.map((item) => ({ ...item, people: item.people.filter((person) => people.has(person)) }))
    : items;
  return narrowed.flatMap((item, index) =>
    clashesOf(item, narrowed).filter(({ first, second }) => {
      const other = first.id === item.id ? second : first;
      return narrowed.indexOf(other) > index;
    }),
  );
}

/** Items that keep the host company of an item busy at the same time. */
export function hostClashes(item: Slot, others: readonly Slot[]): Clash[] {
  if (item.hostCompanyId === null) return [];
  return others
    .filter(({ id, hostCompanyId }) => id !== item.id && hostCompanyId === item.hostCompanyId)
    .filter((other) => overlap(item, other))
    .map((other) => {
      const [first, second] = inOrder(item, other);
      return { code: 'programme.host_overlap' as const, first, second, people: [], minutesMissing: 0 };
    });
}

function clashBetween(first: Slot, second: Slot): Clash | null {
  const people = first.people.filter((person) => second.people.includes(person));
  if (people.length === 0) return null;
  if (overlap(first, second)) return { code: 'programme.overlap', first, second, people, minutesMissing: 0 };
  const gap = (second.startsAt.getTime() - first.endsAt.getTime()) / MINUTE_MS;
  if (second.travelMinutes <= gap) return null;
  const minutesMissing = Math.ceil(second.travelMinutes - gap);
  return { code: 'programme.travel_does_not_fit', first, second, people, minutesMissing };
}

/** Whether the same people have another item between the two, with which the way clashes already. */
function hasNearer(clash: Clash, clashes: readonly Clash[]): boolean {
  return clashes.some(
    (other) =>
      other !== clash &&
      other.code === clash.code &&
      other.second.id === clash.second.id &&
      other.first.endsAt > clash.first.endsAt &&
      clash.people.every((person) => other.people.includes(person)),
  );
}

/** Half-open: what ends at ten is not in the way of what starts at ten. */
function overlap(a: Slot, b: Slot): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** The earlier one first; by id where they start together, so that the answer does not depend on who asks. */
function inOrder(a: Slot, b: Slot): [Slot, Slot] {
  const difference = a.startsAt.getTime() - b.startsAt.getTime();
  return difference < 0 || (difference === 0 && a.id < b.id) ? [a, b] : [b, a];
}
