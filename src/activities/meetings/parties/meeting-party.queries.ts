import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { type MeetingParty, MeetingPartySlot, MeetingWish } from '../model/meeting-party.entity.js';
import type { PartyWishes, WishFacts } from './meeting-party-wishes.rules.js';

/** Returns another party of the activity with the same contact. */
export function findSameContact(
  sql: SqlClient,
  { id, activityId, contactId }: MeetingParty,
): Promise<{ id: string } | null> {
  return sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM meeting_party WHERE activity_id = $1 AND contact_id = $2 AND archived_at IS NULL AND id <> $3`,
    [activityId, contactId, id],
  );
}

/** Returns the number of parties to the meetings of an activity. */
export async function countParties(sql: SqlClient, activityId: string): Promise<number> {
  const row = await sql.queryOne<{ count: number }>(
    'SELECT count(*)::int AS count FROM meeting_party WHERE activity_id = $1 AND archived_at IS NULL',
    [activityId],
  );
  return row.count;
}

/** Returns the slots and the parties of an activity, which a party can name. */
export async function readWishFacts(sql: SqlClient, activityId: string): Promise<WishFacts> {
  const slots = await sql.queryAll<{ id: string }>(
    'SELECT id FROM meeting_slot WHERE activity_id = $1 AND archived_at IS NULL',
    [activityId],
  );
  const parties = await sql.queryAll<Pick<MeetingParty, 'id' | 'side'>>(
    'SELECT id, side FROM meeting_party WHERE activity_id = $1 AND archived_at IS NULL',
    [activityId],
  );
  return { slotIds: slots.map(({ id }) => id), parties };
}

/** Stores the availability and wishes of a party. */
export async function writeWishes({ manager }: Tx, party: MeetingParty, wishes: PartyWishes): Promise<void> {
  const { id: partyId, activityId, side: partySide } = party;
  await manager.delete(MeetingPartySlot, { partyId });
  const slots = (wishes.availability ?? []).map((slotId) => ({ activityId, partyId, slotId }));
  if (slots.length > 0) await manager.insert(MeetingPartySlot, slots);
  await manager.delete(MeetingWish, { partyId });
  const wantedSide = partySide === 'visitor' ? 'host' : 'visitor';
  const wanted = [...wishes.wishes, ...wishes.avoid.map((id) => ({ partyId: id, priority: null }))];
  const rows = wanted.map(({ partyId: wantedId, priority }) => {
    return { activityId, partyId, partySide, wantedId, wantedSide, priority } as const;
  });
  if (rows.length > 0) await manager.insert(MeetingWish, rows);
}
