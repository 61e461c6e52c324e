import type { FieldError } from '../../../common/errors/domain.errors.js';
import { getLocalDate } from '../../../common/time/calendar-dates.rules.js';

/** The part of an item that occupies people or a host. */
export interface Slot {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** The travel time from the item before, in minutes. */
  travelMinutes: number;
  hostCompanyId: string | null;
  /** The ids of the participants who take part and have neither declined nor cancelled. */
  people: readonly string[];
}

/** The reasons why two items exclude each other. */
export const CLASH_CODES = ['programme.overlap', 'programme.travel_does_not_fit', 'programme.host_overlap'] as const;
/** One of {@link CLASH_CODES}. */
export type ClashCode = (typeof CLASH_CODES)[number];

/** Two items that exclude each other, the earlier one first. */
export interface Clash {
  code: ClashCode;
  first: Slot;
  second: Slot;
  /** The people who would have to be in two places; empty when the host would. */
  people: string[];
  /** The minutes that are missing for the travel from the first item to the second; 0 when they overlap. */
  minutesMissing: number;
}

const MINUTE_MS = 60_000;

/** The days of a delegation, in its time zone. */
export interface DelegationDays {
  startsOn: string;
  endsOn: string;
  timezone: string;
}

/**
 * Returns the errors in the times of an item. It must end after it starts and lie within the days of the delegation.
 */
export function validateItemTimes(
  { startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>,
  days: DelegationDays,
): FieldError[] {
  if (endsAt <= startsAt) {
    const detail = 'endsAt must be after startsAt.';
    return [{ pointer: '/endsAt', code: 'programme.ends_before_start', detail }];
  }
  const errors: FieldError[] = [];
  const validateDay = (pointer: string, at: Date) => {
    const day = getLocalDate(days.timezone, at);
    if (day >= days.startsOn && day <= days.endsOn) return;
    const detail = `${day} is not among the days of the delegation; it must be a day from ${days.startsOn} to ${days.endsOn}.`;
    errors.push({ pointer, code: 'programme.outside_delegation', detail });
  };
  validateDay('/startsAt', startsAt);
  // An item that ends at midnight ends on the day before.
  validateDay('/endsAt', new Date(endsAt.getTime() - 1));
  return errors;
}

/**
 * Returns every clash of an item with others of its delegation. When there is too little travel time after several
 * earlier items, only the last of them is reported, because the clashes with the others follow from it.
 */
export function findClashes(item: Slot, others: readonly Slot[]): Clash[] {
  const clashes = others
    .filter(({ id }) => id !== item.id)
    .map((other) => findClash(...orderSlots(item, other)))
    .filter((clash) => clash !== null);
  return clashes.filter((clash) => clash.code === 'programme.overlap' || !hasNearer(clash, clashes));
}

/** Returns every pair of items that clash for the given people, or for anyone when no people are given. */
export function findAllClashes(items: readonly Slot[], people?: ReadonlySet<string>): Clash[] {
  const selected = people
    ? items.map((item) => ({ ...item, people: item.people.filter((person) => people.has(person)) }))
    : items;
  return selected.flatMap((item, index) =>
    findClashes(item, selected).filter(({ first, second }) => {
      const other = first.id === item.id ? second : first;
      return selected.indexOf(other) > index;
    }),
  );
}

/** Returns the items that occupy the host company of an item at the same time. */
export function collectHostClashes(item: Slot, others: readonly Slot[]): Clash[] {
  if (item.hostCompanyId === null) return [];
  return others
    .filter(({ id, hostCompanyId }) => id !== item.id && hostCompanyId === item.hostCompanyId)
    .filter((other) => isOverlapping(item, other))
    .map((other) => {
      const [first, second] = orderSlots(item, other);
      return { code: 'programme.host_overlap' as const, first, second, people: [], minutesMissing: 0 };
    });
}

function findClash(first: Slot, second: Slot): Clash | null {
  const people = first.people.filter((person) => second.people.includes(person));
  if (people.length === 0) return null;
  if (isOverlapping(first, second)) return { code: 'programme.overlap', first, second, people, minutesMissing: 0 };
  const gap = (second.startsAt.getTime() - first.endsAt.getTime()) / MINUTE_MS;
  if (second.travelMinutes <= gap) return null;
  const minutesMissing = Math.ceil(second.travelMinutes - gap);
  return { code: 'programme.travel_does_not_fit', first, second, people, minutesMissing };
}

/** Tells whether the same people have an item between the two that also leaves too little travel time. */
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

/** The intervals are half-open: an item that ends at ten does not overlap one that starts at ten. */
function isOverlapping(a: Slot, b: Slot): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/**
 * Returns the earlier item first. Items that start together are ordered by id, so that the result does not depend on
 * which item is checked.
 */
function orderSlots(a: Slot, b: Slot): [Slot, Slot] {
  const difference = a.startsAt.getTime() - b.startsAt.getTime();
  return difference < 0 || (difference === 0 && a.id < b.id) ? [a, b] : [b, a];
}
