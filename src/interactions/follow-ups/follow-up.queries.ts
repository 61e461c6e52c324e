import type { Activity } from '../../activities/activity.entity.js';
import { buildContactableCondition } from '../../companies/consents/contact-permission.queries.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { NOTIFICATION_DAYS } from '../../identity/notifications/notification.constants.js';
import { getRolesToFollowUp, PRESENT_STATUSES } from './follow-up.rules.js';

/** A contact who attended an activity. */
export interface Attendee {
  id: string;
  fullName: string;
}

/**
 * Query for the contacts who attended an activity: $1 is the activity, $2 the roles and $3 the statuses on a
 * delegation.
 */
const ATTENDEES = `SELECT p.contact_id FROM activity_presence p WHERE p.activity_id = $1
  AND CASE p.via WHEN 'delegation' THEN p.role = ANY($2::text[]) AND p.status = ANY($3::text[]) ELSE p.present END`;

/**
 * Locks the attendees with their archive state and consents until the end of the transaction. A merge may have replaced
 * a contact while the lock was waited for, so the attendees are read again until all of them are locked.
 * @returns their ids
 */
export async function lockAttendees(
  sql: SqlClient,
  { id: activityId, direction }: Pick<Activity, 'id' | 'direction'>,
): Promise<string[]> {
  const locked = new Set<string>();
  for (;;) {
    const rows = await sql.queryAll<{ id: string }>(
      `SELECT k.id FROM contact k WHERE k.id IN (${ATTENDEES}) ORDER BY k.id FOR SHARE OF k`,
      [activityId, getRolesToFollowUp(direction), PRESENT_STATUSES],
    );
    if (rows.every(({ id }) => locked.has(id))) return rows.map(({ id }) => id);
    for (const { id } of rows) locked.add(id);
  }
}

/** Returns the attendees who may be contacted and have no follow-up task yet. Served by task_follow_up_uq. */
export function readPeopleToContact(
  sql: SqlClient,
  activityId: string,
  contactIds: readonly string[],
): Promise<Attendee[]> {
  return sql.queryAll<Attendee & Record<string, unknown>>(
    `SELECT k.id, k.full_name AS "fullName" FROM contact k
     WHERE k.id = ANY($2::uuid[]) AND ${buildContactableCondition('k')} AND NOT EXISTS (
       SELECT FROM task t WHERE t.follow_up_of_activity_id = $1 AND t.contact_id = k.id)
     ORDER BY fold(k.full_name) COLLATE "C", k.id`,
    [activityId, contactIds],
  );
}

/** Counts the attendees without a contact. Served by seminar_registration_status_idx. */
export async function countUnknownAttendees(sql: SqlClient, activityId: string): Promise<number> {
  const row = await sql.queryOne<{ count: number }>(
    `SELECT count(*)::integer AS count FROM seminar_registration
     WHERE activity_id = $1 AND status = 'attended' AND contact_id IS NULL AND archived_at IS NULL`,
    [activityId],
  );
  return row.count;
}

/**
 * Returns the assignee of the tasks that follow from a record: its owner, or else the user who created it. Archived
 * users and API keys are skipped; the result is null when nobody is left. The user is locked, because the tasks refer
 * to them.
 */
export async function findAssigneeId(
  sql: SqlClient,
  { ownerId, createdBy }: { ownerId: string | null; createdBy: string | null },
): Promise<string | null> {
  const user = await sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM app_user WHERE id = ANY($1::uuid[]) AND archived_at IS NULL
     ORDER BY id IS NOT DISTINCT FROM $2::uuid DESC LIMIT 1 FOR KEY SHARE`,
    [[ownerId, createdBy].filter((id) => id !== null), ownerId],
  );
  return user?.id ?? null;
}

/** Tells whether a delegation has participants who are followed up. */
export async function hasTravellers(
  sql: SqlClient,
  { id, direction }: Pick<Activity, 'id' | 'direction'>,
): Promise<boolean> {
  const found = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM delegation_participant WHERE activity_id = $1 AND role = ANY($2::text[])
       AND archived_at IS NULL LIMIT 1`,
    [id, getRolesToFollowUp(direction)],
  );
  return found !== null;
}

/** Tells whether an activity has an open task of a title. */
export async function hasOpenTask(sql: SqlClient, activityId: string, title: string): Promise<boolean> {
  const found = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM task WHERE activity_id = $1 AND title = $2 AND status = 'open' AND archived_at IS NULL`,
    [activityId, title],
  );
  return found !== null;
}

/** Finds the open task that the end of an activity created for a contact. The query uses task_follow_up_uq. */
export async function findFollowUpTaskId(
  sql: SqlClient,
  activityId: string,
  contactId: string,
): Promise<string | undefined> {
  const task = await sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM task WHERE follow_up_of_activity_id = $1 AND contact_id = $2 AND status = 'open'`,
    [activityId, contactId],
  );
  return task?.id;
}

/** Returns the ids of some agreements whose renewal notice is due. Served by agreement_unnoticed_expires_on_idx. */
export async function readDueAgreementIds(sql: SqlClient, today: string, limit: number): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM agreement WHERE renewal_notice_days IS NOT NULL AND renewal_noticed_for IS DISTINCT FROM expires_on
         AND archived_at IS NULL AND status IN ('signed', 'in_force', 'expired')
         AND expires_on - renewal_notice_days <= $1::date
       ORDER BY expires_on, id LIMIT ${limit}`,
    [today],
  );
  return rows.map(({ id }) => id);
}

/** A commitment that is due, with the people of its agreement. */
interface DueCommitment {
  id: string;
  ownerId: string | null;
  createdBy: string | null;
}

/**
 * Returns the pending commitments that are due and of which nobody was notified since their due day. Older ones than
 * notifications are kept are left out. Served by commitment_open_due_on_idx.
 */
export function readDueCommitments(sql: SqlClient, today: string): Promise<DueCommitment[]> {
  return sql.queryAll<DueCommitment & Record<string, unknown>>(
    `SELECT m.id, g.owner_id AS "ownerId", g.created_by AS "createdBy" FROM commitment m
       JOIN agreement g ON g.id = m.agreement_id
     WHERE m.status IN ('open', 'on_track', 'at_risk') AND m.due_on <= $1::date
       AND m.due_on > $1::date - ${NOTIFICATION_DAYS} AND m.archived_at IS NULL AND g.archived_at IS NULL
       AND NOT EXISTS (SELECT FROM notification n WHERE n.kind = 'notice_due' AND n.record_kind = 'commitment'
         AND n.record_id = m.id AND n.at >= m.due_on::timestamp AT TIME ZONE '${AGENCY_ZONE}')
     ORDER BY m.id`,
    [today],
  );
}
