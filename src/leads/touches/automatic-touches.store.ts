import type { PresenceFollower } from '../../activities/presence.registry.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  lockLeadsAndTouchesOfContacts,
  lockLeadsOfActivity,
  lockLeadsOfContacts,
  lockTouchesOfContacts,
  writeAutomaticTouches,
} from './automatic-touches.queries.js';

/** The transaction whose changes the touches follow. */
type TouchTransaction = Pick<Tx, 'sql' | 'now'>;

/**
 * Refreshes the automatic touches of a locked lead after a change of its source, its dates or its contacts.
 * @param contactIds the contacts that were added to the lead or removed from it
 */
export async function refreshTouchesOfLead(
  tx: TouchTransaction,
  leadId: string,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length > 0) await lockTouchesOfContacts(tx.sql, contactIds);
  await writeAutomaticTouches(tx.sql, [leadId], tx.now);
}

/** Refreshes the automatic touches of all leads of contacts, after a change of what these contacts are present at. */
export async function refreshTouchesOfContacts(tx: TouchTransaction, contactIds: readonly string[]): Promise<void> {
  await lockLeadsAndTouchesOfContacts(tx.sql, contactIds);
  // A transaction that held the lock before may have put a contact on another lead.
  const leadIds = await lockLeadsOfContacts(tx.sql, contactIds);
  if (leadIds.length > 0) await writeAutomaticTouches(tx.sql, leadIds, tx.now);
}

/** Refreshes the automatic touches of all leads that an activity touches, after a change of that activity. */
export async function refreshTouchesOfActivity(tx: TouchTransaction, activityId: string): Promise<void> {
  const leadIds = await lockLeadsOfActivity(tx.sql, activityId);
  if (leadIds.length > 0) await writeAutomaticTouches(tx.sql, leadIds, tx.now);
}

/** The work that activities start when the presence of contacts changes. */
export const AUTOMATIC_TOUCHES: PresenceFollower = {
  followContacts: refreshTouchesOfContacts,
  followActivity: refreshTouchesOfActivity,
};
