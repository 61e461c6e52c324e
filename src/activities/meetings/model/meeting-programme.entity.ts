import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { RecordEntity } from '../../../database/records/record.entity.js';
import type { RecordKind } from '../../../database/records/record.store.js';
import { Activity } from '../../activity.entity.js';

/** The meeting tables of an activity. Its slots are stored as {@link MeetingSlot}. */
@Entity('meeting_programme')
@Unique(['activityId'])
export class MeetingProgramme extends RecordEntity {
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  @Column('integer')
  tables: number;

  /** One name for each table, or none at all. */
  @Column('text', { array: true, default: [] })
  tableNames: string[];
}

/** A time slot for meetings, with one meeting at each table. */
@Entity('meeting_slot')
@Unique(['activityId', 'id'])
@Index('meeting_slot_activity_id_idx', ['activityId', 'startsAt', 'id'])
export class MeetingSlot {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  startsAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  endsAt: Date;

  /** The time at which the slot was removed from the programme. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  archivedAt: Date | null;
}

/** Programmes, as records. */
export const MEETING_PROGRAMME: RecordKind<MeetingProgramme> = { entity: MeetingProgramme, name: 'meeting_programme' };
