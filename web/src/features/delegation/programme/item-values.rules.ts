import { cleanTexts } from '../../../shared/forms/form-values.rules';
import type { components } from '../../../shared/api/schema';
import { addDays, countMinutes, findMoment, formatMinutes, getLocalTime } from '../../../shared/format/zone-time.rules';
import type { Item, ItemCheck } from './programme.api';

const DAY_MINUTES = 24 * 60;
/** The distance between the times to which an item is moved in the grid. */
export const STEP_MINUTES = 15;
/** How long a new item is at first. */
const USUAL_LENGTH = 60;

/** The values of the form of an item. Times are those of the clocks of the visit. */
export interface ItemValues {
  title: string;
  kind: Item['kind'];
  status: Item['status'];
  startDay: string;
  startTime: string;
  endDay: string;
  endTime: string;
  venue: string;
  city: string;
  description: string;
  hostCompanyId: string | null;
  travelMinutes: number | null;
  /** The participants who take part; null for all of them. */
  participantIds: string[] | null;
  /** The version of the item that the user changes; null for a new item and before the first change. */
  version: number | null;
}

/** Returns the values of a new item at a time. */
export function startItem(day: string, minute: number): ItemValues {
  const end = minute + USUAL_LENGTH;
  return {
    title: '',
    kind: 'meeting',
    status: 'planned',
    startDay: day,
    startTime: formatMinutes(minute),
    endDay: end >= DAY_MINUTES ? addDays(day, 1) : day,
    endTime: formatMinutes(end % DAY_MINUTES),
    venue: '',
    city: '',
    description: '',
    hostCompanyId: null,
    travelMinutes: null,
    participantIds: null,
    version: null,
  };
}

/** Returns the values of a stored item. */
export function readItemValues(item: Item): ItemValues {
  const { title, kind, status, venue, city, description, hostCompanyId, travelMinutes, participantIds } = item;
  const [start, end] = [item.startsAt, item.endsAt].map((moment) => getLocalTime(moment, item.timezone));
  return {
    title,
    kind,
    status,
    startDay: start!.day,
    startTime: start!.time,
    endDay: end!.day,
    endTime: end!.time,
    venue: venue ?? '',
    city: city ?? '',
    description: description ?? '',
    hostCompanyId,
    travelMinutes: travelMinutes === 0 ? null : travelMinutes,
    participantIds,
    version: null,
  };
}

/** Moves the start. The item keeps its length, unless its times are incomplete. */
export function moveStart(values: ItemValues, start: { startDay?: string; startTime?: string }): Partial<ItemValues> {
  const moved = { startDay: values.startDay, startTime: values.startTime, ...start };
  const length = countLength(values);
  const isComplete = !Number.isNaN(Date.parse(`${moved.startDay}T${moved.startTime}Z`));
  if (length === null || !isComplete) return start;
  return { ...moved, ...addMinutes(moved.startDay, countMinutes(moved.startTime) + length) };
}

/** Returns the minutes from the start to the end by the clocks; null if the times are incomplete or out of order. */
function countLength({ startDay, startTime, endDay, endTime }: ItemValues): number | null {
  const [start, end] = [`${startDay}T${startTime}Z`, `${endDay}T${endTime}Z`].map((text) => Date.parse(text));
  const length = (end! - start!) / 60_000;
  return length > 0 ? length : null;
}

function addMinutes(day: string, minutes: number): Pick<ItemValues, 'endDay' | 'endTime'> {
  return { endDay: addDays(day, Math.floor(minutes / DAY_MINUTES)), endTime: formatMinutes(minutes % DAY_MINUTES) };
}

/** Moves an item by days and minutes, which are negative for earlier ones. It keeps its length and stays within a day. */
export function shiftItem(values: ItemValues, { days, minutes }: { days: number; minutes: number }): ItemValues {
  const minute = countMinutes(values.startTime) + minutes;
  const start = Math.min(DAY_MINUTES - STEP_MINUTES, Math.max(0, minute));
  const startDay = addDays(values.startDay, days);
  return { ...values, ...moveStart(values, { startDay, startTime: formatMinutes(start) }) };
}

/** Moves the end of an item, which stays after its start. */
export function stretchItem(values: ItemValues, minutes: number): ItemValues {
  const length = Math.max(STEP_MINUTES, (countLength(values) ?? 0) + minutes);
  return { ...values, ...addMinutes(values.startDay, countMinutes(values.startTime) + length) };
}

/** Moves the item to begin at a moment. */
export function beginAt(values: ItemValues, moment: string | number, zone: string): Partial<ItemValues> {
  const { day, time } = getLocalTime(moment, zone);
  return moveStart(values, { startDay: day, startTime: time });
}

/** Builds the request for an item. */
export function buildItem(values: ItemValues): components['schemas']['CreateProgrammeItem'] {
  const { title, kind, status, venue, city, description, hostCompanyId } = values;
  return {
    title: title.trim(),
    kind,
    status,
    ...cleanTexts({ venue, city, description }),
    hostCompanyId,
    ...buildTimes(values),
  };
}

/** Builds the request that moves an item. */
export function buildMove({ startDay, startTime, endDay, endTime }: ItemValues) {
  return { startsAt: `${startDay}T${startTime}`, endsAt: `${endDay}T${endTime}` };
}

/** Builds the request that checks an item for clashes; null while its times are incomplete or out of order. */
export function buildCheck(values: ItemValues, itemId: string | null, zone: string): ItemCheck | null {
  const { status, hostCompanyId, title, startDay, startTime, endDay, endTime } = values;
  const start = findMoment({ day: startDay, time: startTime }, zone);
  const end = findMoment({ day: endDay, time: endTime }, zone);
  if (start === null || end === null || end <= start) return null;
  return { itemId, ...(title.trim() !== '' && { title: title.trim() }), status, hostCompanyId, ...buildTimes(values) };
}

function buildTimes(values: ItemValues) {
  const { travelMinutes, participantIds } = values;
  return { ...buildMove(values), travelMinutes, participantIds };
}

const OCCUPYING = [
  'status',
  'startDay',
  'startTime',
  'endDay',
  'endTime',
  'hostCompanyId',
  'travelMinutes',
  'participantIds',
] as const;

/** Tells whether a change occupies other people or another time, so that the server would look for clashes. */
export function isOccupationChanged(before: ItemValues, after: ItemValues): boolean {
  return OCCUPYING.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
