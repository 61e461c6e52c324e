import type { SqlClient } from '../../database/connections/sql.client.js';
import {
  type Attendance,
  type KnownContact,
  readContacts,
  readEnded,
  readListEntries,
  readFirstContacts,
  findRefusingContactIds,
} from './follow-up.queries.js';

/** An attendee of an activity, as the follow-up report counts them. */
export interface FollowUpAttendee {
  activityId: string;
  /** The contact; null for an attendee who is not matched to a contact. */
  contactId: string | null;
  contactable: boolean;
  /** The number of days from the last day of the activity to the first contact after it; null if there was none. */
  days: number | null;
}

/**
 * Reads the attendees of activities as known at an instant: the people who came, merged contacts counted once, whether
 * they could be contacted, and the first contact with them.
 */
export async function readFollowUpAttendees(
  sql: SqlClient,
  activityIds: readonly string[],
  knownBefore: Date,
): Promise<FollowUpAttendee[]> {
  const activities = new Map((await readEnded(sql, activityIds, knownBefore)).map((one) => [one.id, one]));
  const came = (await readListEntries(sql, [...activities.values()], knownBefore)).filter((listed) => listed.came);
  const contacts = await readStaying(sql, new Set(came.map(({ contactId }) => contactId)), knownBefore);
  const strangers: FollowUpAttendee[] = [];
  const attendances = new Map<string, Attendance>();
  for (const { activityId, contactId } of came) {
    const staying = findCurrentContactId(contactId, contacts);
    if (staying === null) strangers.push({ activityId, contactId: null, contactable: false, days: null });
    else attendances.set(`${activityId} ${staying}`, { activity: activities.get(activityId)!, contactId: staying });
  }
  const all = [...attendances.values()];
  const reachable = [...new Set(all.map(({ contactId }) => contactId))].filter((id) => contacts.get(id)?.reachable);
  const refusing = await findRefusingContactIds(sql, reachable, knownBefore);
  const contactable = new Set(reachable.filter((id) => !refusing.has(id)));
  const met = await readFirstContacts(sql, all, knownBefore);
  const days = new Map(met.map((one) => [`${one.activityId} ${one.contactId}`, one.days]));
  const attendees = [...attendances].map(([key, { activity, contactId }]) => {
    return { activityId: activity.id, contactId, contactable: contactable.has(contactId), days: days.get(key) ?? null };
  });
  return [...attendees, ...strangers];
}

/** Reads contacts together with the contacts that they were merged into, however often. */
async function readStaying(
  sql: SqlClient,
  ids: ReadonlySet<string | null>,
  knownBefore: Date,
): Promise<Map<string, KnownContact>> {
  const contacts = new Map<string, KnownContact>();
  let wanted = [...ids].filter((id) => id !== null);
  while (wanted.length > 0) {
    const found = await readContacts(sql, wanted, knownBefore);
    for (const contact of found) contacts.set(contact.id, contact);
    const into = new Set(found.map(({ mergedInto }) => mergedInto).filter((id) => id !== null));
    wanted = [...into].filter((id) => !contacts.has(id));
  }
  return contacts;
}

/**
 * Returns the contact that remains after all merges; null if it is not known. A cycle cannot be stored, but the result
 * of one would be null.
 */
function findCurrentContactId(contactId: string | null, contacts: ReadonlyMap<string, KnownContact>): string | null {
  const passed = new Set<string>();
  for (let id = contactId; id !== null && !passed.has(id);) {
    const contact = contacts.get(id);
    if (!contact) return null;
    if (contact.mergedInto === null) return id;
    passed.add(id);
    id = contact.mergedInto;
  }
  return null;
}
