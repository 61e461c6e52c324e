import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import type { Bind } from '../../common/lists/list-definition.rules.js';
import { createBinder } from '../../common/lists/list-statement.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildVisibilityThroughLead } from '../access/access.policy.js';
import { canReadRecords } from '../access/record-permissions.rules.js';
import { NOTIFICATION_DAYS, NOTIFIED_RECORDS } from './notification.constants.js';

/** The lead to which the record of a notification belongs now. A task can be moved to another lead. */
const LEAD_ID = `CASE n.record_kind WHEN 'lead' THEN n.record_id
  WHEN 'task' THEN (SELECT t.lead_id FROM task t WHERE t.id = n.record_id) END`;

/**
 * Builds the condition under which the caller sees a row `n` of `notification`: it is the caller's own, and the caller may
 * read its record now. The rights may have changed since it was written. Served by notification_user_id_idx and
 * notification_unread_uq.
 */
export function buildNotificationVisibility(actor: Actor, bind: Bind): string {
  const readable = NOTIFIED_RECORDS.filter((kind) => canReadRecords(actor, kind));
  return `n.user_id = ${bind(findUserId(actor))}::uuid AND n.record_kind = ANY(${bind(readable)}::text[])
    AND (${buildVisibilityThroughLead(actor, LEAD_ID, bind)})`;
}

/** Counts the unread notifications that the caller sees. */
export async function countUnreadNotifications(sql: SqlClient, actor: Actor): Promise<number> {
  const values: unknown[] = [];
  const isVisible = buildNotificationVisibility(actor, createBinder(values));
  const { unread } = await sql.queryOne<{ unread: number }>(
    `SELECT count(*)::integer AS unread FROM notification n WHERE n.read_at IS NULL AND ${isVisible}`,
    values,
  );
  return unread;
}

/** Deletes notifications whose last cause is too long ago, whether they were read or not. */
export async function deleteExpiredNotifications(sql: SqlClient, now: Date): Promise<void> {
  await sql.execute(`DELETE FROM notification WHERE at <= $1::timestamptz - interval '${NOTIFICATION_DAYS} days'`, [
    now,
  ]);
}
