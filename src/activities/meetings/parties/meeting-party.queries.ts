import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { MeetingParty } from '../model/meeting-party.entity.js';
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
export async function writeWishes(tx: Tx, party: MeetingParty, wishes: PartyWishes): Promise<void> {
  await tx.sql.execute('DELETE FROM meeting_party_slot WHERE party_id = $1', [party.id]);
  await tx.sql.execute(
    `INSERT INTO meeting_party_slot (activity_id, party_id, slot_id) SELECT $1, $2, unnest($3::uuid[])`,
    [party.activityId, party.id, wishes.availability ?? []],
  );
  await tx.sql.execute('DELETE FROM meeting_wish WHERE party_id = $1', [party.id]);
  const wanted = [...wishes.wishes, ...wishes.avoid.map((partyId) => ({ partyId, priority: null }))];
  await tx.sql.execute(
    `INSERT INTO meeting_wish (activity_id, party_id, party_side, wanted_id, wanted_side, priority)
     SELECT $1, $2, $3, wanted_id, $4, priority FROM unnest($5::uuid[], $6::int[]) AS w (wanted_id, priority)`,
    [
      party.activityId,
      party.id,
      party.side,
      party.side === 'visitor' ? 'host' : 'visitor',
      wanted.map(({ partyId }) => partyId),
      wanted.map(({ priority }) => priority),
    ],
  );
}
