import { findChanges } from '../../../common/audit/audit-changes.rules.js';
import { createNotFoundError } from '../../../common/errors/domain.errors.js';
import { lockLive } from '../../../database/records/record.store.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { ACTIVITY, type Activity } from '../../activity.entity.js';
import { buildPartyLabelSql } from './meeting-party.list.js';
import { LOCAL_START } from './meeting.list.js';
import type { MeetingOrigin, MeetingStatus } from './meeting.constants.js';

/** The fields of a meeting on which the rules depend. */
export interface BookedMeeting {
  id: string;
  slotId: string;
  tableNumber: number;
  visitorId: string;
  hostId: string;
  status: MeetingStatus;
  fixed: boolean;
  origin: MeetingOrigin;
  /** A readable text with both parties, the table and the time. */
  label: string;
}

/** Tells whether matchmaking may remove a meeting, because it is a proposal that nobody has changed. */
export function isMovable({ status, fixed }: Pick<BookedMeeting, 'status' | 'fixed'>): boolean {
  return status === 'proposed' && !fixed;
}

/** Locks an activity, so that only one transaction at a time changes its meetings. @throws 404, 409 when archived */
export function lockActivity(tx: Tx, id: string): Promise<Activity> {
  return lockLive(tx, ACTIVITY, id);
}

/** Rejects an activity that does not exist. @throws 404 */
export async function assertActivity(sql: SqlClient, id: string): Promise<void> {
  const activity = await sql.queryOneOrNull('SELECT 1 AS one FROM activity WHERE id = $1', [id]);
  if (!activity) throw createNotFoundError('activity', id);
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
