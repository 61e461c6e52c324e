import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../model/user.entity.js';
import type { NotificationKind, NotifiedRecord } from './notification.constants.js';

/** A message to a user that something concerns them. The title of its record is read with it and not stored. */
@Entity('notification')
@Index('notification_unread_uq', ['userId', 'kind', 'recordKind', 'recordId'], {
  unique: true,
  where: 'read_at IS NULL',
})
@Index('notification_user_id_idx', ['userId', 'at', 'id'])
export class Notification {
  @PrimaryColumn('uuid')
  id: string;

  /** The recipient. */
  @ForeignKey(() => User)
  @Column('uuid')
  userId: string;

  @Column('text')
  kind: NotificationKind;

  @Column('text')
  recordKind: NotifiedRecord;

  @Column('uuid')
  recordId: string;

  /** The number of causes since the recipient last read one of the kind about the record. */
  @Column('integer', { default: 1 })
  count: number;

  /** Time of the last cause. */
  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readAt: Date | null;
}
