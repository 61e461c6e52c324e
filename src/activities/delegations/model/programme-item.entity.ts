import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Company } from '../../../companies/model/company.entity.js';
import { RecordEntity } from '../../../database/records/record.entity.js';
import type { RecordKind } from '../../../database/records/record.store.js';
import { Activity } from '../../activity.entity.js';
import type { ItemKind, ItemStatus } from './programme.constants.js';
import { DelegationParticipant } from './participant.entity.js';

/** An item of the programme of a delegation. */
@Entity('programme_item')
@Index('programme_item_activity_id_idx', ['activityId', 'startsAt', 'id'])
@Index('programme_item_host_company_id_idx', ['hostCompanyId', 'startsAt'])
@Index('programme_item_seminar_id_idx', ['seminarId'])
export class ProgrammeItem extends RecordEntity {
  /** The delegation. */
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  startsAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  endsAt: Date;

  @Column('text')
  title: string;

  @Column('text')
  kind: ItemKind;

  @Column('text', { default: 'planned' })
  status: ItemStatus;

  @Column('text', { nullable: true })
  venue: string | null;

  @Column('text', { nullable: true })
  city: string | null;

  @Column('text', { nullable: true })
  description: string | null;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  hostCompanyId: string | null;

  /** The travel time from the item before, in minutes. */
  @Column('integer', { default: 0 })
  travelMinutes: number;

  /** Whether the whole delegation takes part. Otherwise only the participants named for the item take part. */
  @Column('boolean', { default: true })
  forAll: boolean;

  /** The seminar that this item stands for, where the seminar is a record of its own. */
  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  seminarId: string | null;
}

/** Items of programmes, as records. */
export const PROGRAMME_ITEM: RecordKind<ProgrammeItem> = { entity: ProgrammeItem, name: 'programme_item' };

/** A participant of an item of the programme in which only named participants take part. */
@Entity('programme_item_participant')
@Index('programme_item_participant_participant_id_idx', ['participantId'])
export class ProgrammeItemParticipant {
  @ForeignKey(() => ProgrammeItem)
  @PrimaryColumn('uuid')
  itemId: string;

  @ForeignKey(() => DelegationParticipant)
  @PrimaryColumn('uuid')
  participantId: string;
}
