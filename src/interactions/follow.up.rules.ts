import type { Direction } from '../activities/activity.vocabulary.js';

/**
 * Roles on a delegation whose holders are followed up. Those who travel always; interpreters never. Hosts only abroad,
 * where they are the people whom a delegation of ours came to meet: at home they are our own side.
 */
export function rolesToFollowUp(direction: Direction | null): string[] {
  return ['head', 'member', 'guest', ...(direction === 'outbound' ? ['host'] : [])];
}

/** Statuses on a delegation that count as having been there: where nobody ticks names off, who confirmed has come. */
export const THERE = ['attended', 'confirmed'];

/** Longest title of a task, in characters. */
const LONGEST_TITLE = 200;

/** What is to be done for one attendee. */
export function followUpTitle(name: string, activity: string): string {
  return cut(`Follow up with ${name} after ${activity}`);
}

/** What is to be done for attendees who are no contacts; they are not named, because tasks outlive registrations. */
export function strangersTitle(count: number, activity: string): string {
  return cut(`${count} ${count === 1 ? 'attendee' : 'attendees'} without a contact record after ${activity}`);
}

function cut(title: string): string {
  // By characters, so that none is cut in half.
  const characters = [...title];
  let { length } = title;
  if (length <= LONGEST_TITLE) return title;
  while (length > LONGEST_TITLE - 1) length -= characters.pop()!.length;
  return `${characters.join('').trimEnd()}…`;
}
