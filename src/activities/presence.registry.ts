import type { Changes } from '../common/audit/audit-changes.rules.js';
import type { Tx } from '../database/transactions/unit-of-work.transaction.js';
import type { ActivityStatus } from './activity.constants.js';

const CANCELLED: ActivityStatus = 'cancelled';

/** The work of an upper layer that depends on who is present at activities, in the transaction of the change. */
export interface PresenceFollower {
  /** Follows a change of what some contacts are registered for or take part in. */
  followContacts(tx: Tx, contactIds: readonly string[]): Promise<void>;
  /** Follows a change of the days of an activity, or of whether it takes place. */
  followActivity(tx: Tx, activityId: string): Promise<void>;
}

const followers = new Set<PresenceFollower>();

/** Registers work that depends on who is present at activities. A second registration of the same work changes nothing. */
export function registerPresenceFollower(follower: PresenceFollower): void {
  followers.add(follower);
}

/** The fields of a registration or participation that say who is present at which activity, and how. */
const PRESENCE_FIELDS = ['activityId', 'contactId', 'status', 'checkedInAt', 'archivedAt'];
/** The fields of an activity that say when it takes place and whether it does. */
const OCCURRENCE_FIELDS = ['startsOn', 'endsOn', 'timezone', 'archivedAt'];

/** Notifies the followers of a registration or participation that was written, if the presence of a contact changed. */
export async function followPresence(
  tx: Tx,
  { contactId }: { contactId: string | null },
  changes: Changes,
): Promise<void> {
  if (!PRESENCE_FIELDS.some((field) => field in changes)) return;
  const former = changes['contactId']?.before as string | null | undefined;
  const contactIds = [contactId, former ?? null].filter((id) => id !== null);
  if (contactIds.length > 0) await followContacts(tx, contactIds);
}

/** Notifies the followers that the presence of some contacts changed. */
export async function followContacts(tx: Tx, contactIds: readonly string[]): Promise<void> {
  for (const follower of followers) await follower.followContacts(tx, contactIds);
}

/** Notifies the followers of an activity that was written, if it takes place on other days, again or no longer. */
export async function followOccurrence(
  tx: Tx,
  { id, version }: { id: string; version: number },
  changes: Changes,
): Promise<void> {
  const { before, after } = changes['status'] ?? {};
  const isOther = OCCURRENCE_FIELDS.some((field) => field in changes) || [before, after].includes(CANCELLED);
  // Nobody is present yet at a new activity.
  if (version === 1 || !isOther) return;
  for (const follower of followers) await follower.followActivity(tx, id);
}
