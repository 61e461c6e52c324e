import { findChanges } from '../../../common/audit/audit-changes.rules.js';
import { CodedError, createInvalidFieldError } from '../../../common/errors/domain.errors.js';
import { lockLive } from '../../../database/records/record.store.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { ACTIVITY, type Activity } from '../../activity.entity.js';
import { buildPartyLabelSql } from './meeting-party.list.js';
import { LOCAL_START } from './meeting.list.js';
import type { BookedMeeting, PartyFacts, MeetingAssignment, SlotFacts } from './meeting.rules.js';

/** Locks an activity, so that only one transaction at a time changes its meetings. @throws 404, 409 when archived */
export function lockActivity(tx: Tx, id: string): Promise<Activity> {
  return lockLive(tx, ACTIVITY, id);
}

/** Returns every meeting of an activity that is not archived, including cancelled ones, in chronological order. */
export function readBookedMeetings(sql: SqlClient, activityId: string): Promise<BookedMeeting[]> {
  return sql.queryAll<BookedMeeting>(
    `SELECT m.id, m.slot_id AS "slotId", m.table_number AS "tableNumber", m.visitor_id AS "visitorId",
       m.host_id AS "hostId", m.status, m.fixed, m.origin,
       ${buildPartyLabelSql('v', 'vk', 'vc')} || ' with ' || ${buildPartyLabelSql('h', 'hk', 'hc')} || ' at table ' || m.table_number
         || ', ' || ${LOCAL_START} AS label
     FROM meeting m JOIN meeting_slot s ON s.id = m.slot_id JOIN activity a ON a.id = m.activity_id
       JOIN meeting_party v ON v.id = m.visitor_id JOIN meeting_party h ON h.id = m.host_id
       LEFT JOIN company vc ON vc.id = v.company_id LEFT JOIN contact vk ON vk.id = v.contact_id
       LEFT JOIN company hc ON hc.id = h.company_id LEFT JOIN contact hk ON hk.id = h.contact_id
     WHERE m.activity_id = $1 AND m.archived_at IS NULL ORDER BY s.starts_at, m.table_number, m.id`,
    [activityId],
  );
}

/** Deletes proposals that a change has made impossible. The audit trail keeps their content. */
export async function removeProposals(tx: Tx, proposals: readonly BookedMeeting[]): Promise<void> {
  await removeMeetings(
    tx.sql,
    proposals.map(({ id }) => id),
  );
  for (const { label: _, ...meeting } of proposals) {
    const changes = findChanges(meeting, null);
    await tx.audit({ action: 'removed', entityType: 'meeting', entityId: meeting.id, changes });
  }
}

/** Deletes meetings. */
export async function removeMeetings(sql: SqlClient, ids: readonly string[]): Promise<void> {
  await sql.execute('DELETE FROM meeting WHERE id = ANY($1::uuid[])', [ids]);
}

/** Tells whether a slot has begun. */
export async function hasBegun(sql: SqlClient, slotId: string, now: Date): Promise<boolean> {
  const row = await sql.queryOneOrNull<{ begun: boolean }>(
    'SELECT starts_at <= $2::timestamptz AS begun FROM meeting_slot WHERE id = $1',
    [slotId, now],
  );
  return row?.begun === true;
}

/** Returns a slot of an activity. @throws 422 when the activity has no such slot */
export async function getSlot(tx: Tx, activityId: string, slotId: string): Promise<SlotFacts> {
  const slot = await tx.sql.queryOneOrNull<SlotFacts>(
    `SELECT s.starts_at AS "startsAt", g.tables FROM meeting_slot s
     JOIN meeting_programme g ON g.activity_id = s.activity_id
     WHERE s.activity_id = $1 AND s.id = $2 AND s.archived_at IS NULL`,
    [activityId, slotId],
  );
  if (slot) return slot;
  throw createInvalidFieldError(
    '/slotId',
    'meeting_slot.unknown',
    `slotId must name a slot of this activity; ${slotId} is not one of them.`,
  );
}

/** Returns the first free table in a slot. @throws 409 when all tables are taken */
export async function findFreeTable(
  tx: Tx,
  activityId: string,
  slotId: string,
  { tables }: SlotFacts,
): Promise<number> {
  const row = await tx.sql.queryOneOrNull<{ table: number }>(
    `SELECT n AS "table" FROM generate_series(1, $3::int) AS n WHERE NOT EXISTS (SELECT 1 FROM meeting
       WHERE activity_id = $1 AND slot_id = $2 AND table_number = n AND status <> 'cancelled' AND archived_at IS NULL)
     ORDER BY n LIMIT 1`,
    [activityId, slotId, tables],
  );
  if (row) return row.table;
  throw new CodedError('meeting.no_table_free', `All ${tables} tables are taken in this slot; choose another slot.`);
}

/** Returns the parties of a place that are parties of the activity. */
export function readPlaceParties(
  sql: SqlClient,
  { activityId, slotId, visitorId, hostId }: MeetingAssignment,
): Promise<PartyFacts[]> {
  return sql.queryAll<PartyFacts>(
    `SELECT p.id, p.side, coalesce(p.name, k.full_name, c.name) AS label, p.max_meetings AS "maxMeetings",
       p.always_available OR EXISTS (SELECT 1 FROM meeting_party_slot ps WHERE ps.party_id = p.id AND ps.slot_id = $2)
         AS available,
       array(SELECT w.wanted_id::text FROM meeting_wish w WHERE w.party_id = p.id AND w.priority IS NULL) AS avoids
     FROM meeting_party p LEFT JOIN contact k ON k.id = p.contact_id LEFT JOIN company c ON c.id = p.company_id
     WHERE p.activity_id = $1 AND p.id = ANY($3::uuid[]) AND p.archived_at IS NULL`,
    [activityId, slotId, [visitorId, hostId]],
  );
}
