import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { declareConstraints } from '../../../common/errors/constraint.registry.js';
import { RecordEntity } from '../../../database/records/record.entity.js';
import type { RecordKind } from '../../../database/records/record.store.js';
import { Activity } from '../../activity.entity.js';
import { MeetingParty } from './meeting-party.entity.js';
import { MeetingSlot } from './meeting-programme.entity.js';
import { ALREADY_MEET, DOUBLE_BOOKING, type MeetingOrigin, type MeetingStatus } from './meeting.constants.js';

const LIVE = `status <> 'cancelled' AND archived_at IS NULL`;
const ONCE = `status NOT IN ('cancelled', 'no_show') AND archived_at IS NULL`;

/** A meeting of a visitor and a host, in a slot and at a table. */
@Entity('meeting')
@ForeignKey(() => MeetingSlot, ['activityId', 'slotId'], ['activityId', 'id'])
@ForeignKey(() => MeetingParty, ['activityId', 'visitorId', 'visitorSide'], ['activityId', 'id', 'side'])
@ForeignKey(() => MeetingParty, ['activityId', 'hostId', 'hostSide'], ['activityId', 'id', 'side'])
@Index('meeting_table_uq', ['slotId', 'tableNumber'], { unique: true, where: LIVE })
@Index('meeting_visitor_uq', ['slotId', 'visitorId'], { unique: true, where: LIVE })
@Index('meeting_host_uq', ['slotId', 'hostId'], { unique: true, where: LIVE })
@Index('meeting_pair_uq', ['visitorId', 'hostId'], { unique: true, where: ONCE })
@Index('meeting_activity_id_idx', ['activityId', 'slotId'])
@Index('meeting_visitor_id_idx', ['visitorId'])
@Index('meeting_host_id_idx', ['hostId'])
export class Meeting extends RecordEntity {
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  @Column('uuid')
  slotId: string;

  /** Counted from 1. */
  @Column('integer')
  tableNumber: number;

  @Column('uuid')
  visitorId: string;

  /** Always `visitor`. With this column the foreign key accepts only a party on the visitor side. */
  @Column('text', { default: 'visitor' })
  visitorSide: 'visitor';

  @Column('uuid')
  hostId: string;

  @Column('text', { default: 'host' })
  hostSide: 'host';

  @Column('text')
  origin: MeetingOrigin;

  /** Whether the matchmaking must not change the meeting. */
  @Column('boolean')
  fixed: boolean;

  @Column('text', { default: 'proposed' })
  status: MeetingStatus;

  @Column('text', { nullable: true })
  outcome: string | null;

  /** From 1 to 5; only for meetings that were held. */
  @Column('integer', { nullable: true })
  score: number | null;
}

/** Meetings, as records. */
export const MEETING: RecordKind<Meeting> = { entity: Meeting, name: 'meeting' };

declareConstraints({
  meeting_table_uq: { code: DOUBLE_BOOKING, detail: 'The table has another meeting in this slot.' },
  meeting_visitor_uq: {
    code: DOUBLE_BOOKING,
    detail: 'The visitor has another meeting in this slot.',
  },
  meeting_host_uq: { code: DOUBLE_BOOKING, detail: 'The host has another meeting in this slot.' },
  meeting_pair_uq: { code: ALREADY_MEET, detail: 'These two parties already have a meeting.' },
});
