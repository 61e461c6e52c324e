import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { findCurrentRequest } from '../../common/http/request-context.store.js';
import { createBinder } from '../../common/lists/list-statement.queries.js';
import { buildNotificationPayload, LIVE_UPDATES_CHANNEL } from '../../database/transactions/live-update.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { NotificationKind, NotifiedRecord } from './notification.constants.js';
import { buildNotificationVisibility } from './notification.queries.js';

/** The cause of a notification, and the users whom it concerns. */
export interface Notice {
  kind: NotificationKind;
  /** The ids of users. Nulls, archived users and ids of API keys are left out. */
  recipients: readonly (string | null)[];
  /** The record that the notification opens. Its title is read with the notification. */
  record: { kind: NotifiedRecord; id: string };
  /** The number of causes, if there are several at once. */
  count?: number;
  /** The originator of the cause, who gets no notification. It is the actor of the transaction unless given. */
  actor?: Actor;
}

/** The cause of notifications about records that was undone. */
interface UndoneCause {
  kinds: readonly NotificationKind[];
  recordKind: NotifiedRecord;
  ids: readonly string[];
  /** The users whom it concerned. Without them no index could find the notifications. */
  recipients: readonly string[];
  /** The time at which it happened. */
  at: Date;
}

/**
 * Writes notifications in the transaction of their cause. Call it at the end of a use case: concurrent causes about one
 * record wait for each other from here on.
 */
@Injectable()
export class NotificationWriter {
  /**
   * Notifies each recipient who has not switched the kind off. An unread notification of the kind about the record is
   * renewed instead of a second one. Undoing a change, rows of imports and the demo, which replays the past, notify nobody.
   */
  async write(tx: Tx, { kind, recipients, record, count = 1, actor = tx.actor }: Notice): Promise<void> {
    const request = findCurrentRequest();
    if (request?.importRow || request?.at || request?.isUndo) return;
    const own = findUserId(actor);
    const userIds = [...new Set(recipients)].filter((id): id is string => id !== null && id !== own);
    if (userIds.length === 0) return;
    const payloads = userIds.map((id) => buildNotificationPayload(id));
    // Rows are locked in the order of the users, so that two transactions cannot wait for each other.
    await tx.sql.execute(
      `WITH written AS (
         INSERT INTO notification (id, user_id, kind, record_kind, record_id, at, count)
         SELECT r.id, u.id, $3::text, $4, $5::uuid, $6::timestamptz, $8::integer
         FROM unnest($1::uuid[], $2::uuid[]) AS r (id, user_id) JOIN app_user u ON u.id = r.user_id
         WHERE u.archived_at IS NULL AND NOT EXISTS (
           SELECT FROM user_preferences p WHERE p.user_id = u.id AND $3::text = ANY(p.muted_notifications))
         ORDER BY u.id
         ON CONFLICT (user_id, kind, record_kind, record_id) WHERE read_at IS NULL
           DO UPDATE SET count = notification.count + excluded.count, at = greatest(notification.at, excluded.at)
         RETURNING user_id)
       SELECT pg_notify('${LIVE_UPDATES_CHANNEL}', p.payload)
       FROM written w JOIN unnest($2::uuid[], $7::text[]) AS p (user_id, payload) ON p.user_id = w.user_id`,
      [userIds.map(() => uuidv7()), userIds, kind, record.kind, record.id, tx.now, payloads, count],
    );
  }

  /**
   * Deletes the unread notifications about records whose only cause happened at a time and was undone. The pages of
   * their recipients are told. Served by notification_unread_uq.
   */
  async withdraw(tx: Tx, { kinds, recordKind, ids, recipients, at }: UndoneCause): Promise<void> {
    const withdrawn = await tx.sql.queryAll<{ userId: string }>(
      `DELETE FROM notification n USING (
         SELECT id FROM notification
         WHERE read_at IS NULL AND count = 1 AND at = $1::timestamptz AND record_kind = $2
           AND record_id = ANY($3::uuid[]) AND kind = ANY($4::text[]) AND user_id = ANY($5::uuid[])
         ORDER BY record_id, kind FOR UPDATE) found
       WHERE n.id = found.id RETURNING n.user_id AS "userId"`,
      [at, recordKind, ids, kinds, recipients],
    );
    for (const userId of new Set(withdrawn.map((one) => one.userId))) {
      await tx.sql.execute(`SELECT pg_notify('${LIVE_UPDATES_CHANNEL}', $1)`, [buildNotificationPayload(userId)]);
    }
  }

  /**
   * Marks the unread notifications with the ids as read, or all without them. Only those that the caller sees now are
   * marked. The other pages of the caller are told.
   */
  async markRead(tx: Tx, ids?: readonly string[]): Promise<void> {
    const values: unknown[] = [tx.now];
    const bind = createBinder(values);
    const conditions = [
      'n.read_at IS NULL',
      ...(ids ? [`n.id = ANY(${bind(ids)}::uuid[])`] : []),
      buildNotificationVisibility(tx.actor, bind),
    ];
    // Rows are locked in the order in which a change of many records writes them.
    const marked = await tx.sql.execute(
      `UPDATE notification SET read_at = $1 WHERE id IN (
         SELECT n.id FROM notification n WHERE ${conditions.join(' AND ')} ORDER BY n.record_id, n.kind FOR UPDATE OF n)`,
      values,
    );
    if (marked === 0) return;
    const payload = buildNotificationPayload(tx.actor.id!);
    await tx.sql.execute(`SELECT pg_notify('${LIVE_UPDATES_CHANNEL}', $1)`, [payload]);
  }
}
