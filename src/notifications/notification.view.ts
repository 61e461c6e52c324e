import { ApiProperty } from '@nestjs/swagger';
import {
  NOTIFICATION_KINDS,
  NOTIFIED_RECORDS,
  type NotificationKind,
  type NotifiedRecord,
} from '../identity/notifications/notification.constants.js';

/** The record that a notification opens. */
export class NotifiedRecordView {
  @ApiProperty({ enum: NOTIFIED_RECORDS, example: 'lead' })
  kind: NotifiedRecord;

  /** @example "0199c000-0000-7000-8000-000000000310" */
  id: string;

  /**
   * The present title, name or description of the record.
   * @example "European assembly of LED modules"
   */
  title: string;
}

/** A notification of the caller. */
export class NotificationView {
  id: string;

  @ApiProperty({ enum: NOTIFICATION_KINDS, example: 'lead_handed_over' })
  kind: NotificationKind;

  record: NotifiedRecordView;

  /**
   * The number of causes that it stands for. A further cause before it is read renews `at` and `count`.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  count: number;

  /** The time of the last cause. */
  at: Date;

  /** The time at which the caller marked it as read; null until then. */
  readAt: Date | null;
}

/** The unread notifications after a change. */
export class UnreadNotificationsView {
  /**
   * The number of unread notifications.
   * @example 2
   */
  @ApiProperty({ type: 'integer' })
  unread: number;
}
