import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { RecordEntity } from '../../database/record.entity.js';
import type { RecordKind } from '../../database/record.store.js';
import { Activity } from '../activity.entity.js';

/** Where and when meetings take place at an activity: its tables; the slots are beside. */
@Entity('meeting_programme')
@Unique(['activityId'])
export class MeetingProgramme extends RecordEntity {
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  @Column('integer')
  tables: number;

  /** One for each table, or none at all. */
  @Column('text', { array: true, default: [] })
  tableNames: string[];
}

/** A time in which meetings take place; at each table one. */
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

  /** When it was taken out of the programme. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  archivedAt: Date | null;
}

/** Programmes, for the record store. */
export const MEETING_PROGRAMME: RecordKind<MeetingProgramme> = { entity: MeetingProgramme, name: 'meeting_programme' };
