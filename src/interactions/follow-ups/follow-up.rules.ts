import type { Direction } from '../../activities/activity.constants.js';

/**
 * Returns the roles on a delegation whose holders are followed up. Travellers always are, and interpreters never. Hosts
 * are followed up only for an outbound delegation, which came to meet them; otherwise the hosts are our own side.
 */
export function getRolesToFollowUp(direction: Direction | null): string[] {
  return ['head', 'member', 'guest', ...(direction === 'outbound' ? ['host'] : [])];
}

/**
 * Statuses on a delegation that count as present. A confirmed participant counts, because many delegations keep no
 * attendance list.
 */
export const PRESENT_STATUSES = ['attended', 'confirmed'];

/** Maximum length of the title of a task, in characters. */
const MAX_TITLE_LENGTH = 200;

/** Returns the title of the follow-up task for an attendee. */
export function formatFollowUpTitle(name: string, activity: string): string {
  return truncateTitle(`Follow up with ${name} after ${activity}`);
}

/**
 * Returns the title of the task for attendees without a contact. It contains no names, because tasks are kept longer
 * than registrations.
 */
export function formatUnknownAttendeesTitle(count: number, activity: string): string {
  return truncateTitle(`${count} ${count === 1 ? 'attendee' : 'attendees'} without a contact record after ${activity}`);
}

/** Returns a title that a task can have: a longer one is cut, and ends with an ellipsis. */
export function truncateTitle(title: string): string {
  // The title is cut by code points, so that no surrogate pair is split.
  const characters = [...title];
  let { length } = title;
  if (length <= MAX_TITLE_LENGTH) return title;
  while (length > MAX_TITLE_LENGTH - 1) length -= characters.pop()!.length;
  return `${characters.join('').trimEnd()}…`;
}
