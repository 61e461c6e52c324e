import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Activity } from '../../activities/activity.entity.js';
import { Agreement } from '../../agreements/agreements/agreement.entity.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import type { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { Lead } from '../model/lead.entity.js';
import type { TouchChannel, TouchOrigin, TouchRole } from './lead-touch.constants.js';

/**
 * An activity, an agreement or a channel that influenced a lead on a day. The touches that were not added by hand follow
 * from other records (automatic-touches.store.ts).
 */
@Entity('lead_touch')
@Index('lead_touch_lead_id_idx', ['leadId', 'occurredOn', 'id'])
@Index('lead_touch_updated_at_idx', ['updatedAt', 'id'])
@Index('lead_touch_activity_id_idx', ['activityId'])
@Index('lead_touch_agreement_id_idx', ['agreementId'])
@Index('lead_touch_contact_id_idx', ['contactId'])
@Index('lead_touch_source_uq', ['leadId'], { unique: true, where: `origin = 'source' AND withdrawn_at IS NULL` })
@Index('lead_touch_presence_uq', ['leadId', 'activityId'], {
  unique: true,
  where: `origin IN ('registration', 'attendance', 'participation')`,
})
@Index('lead_touch_manual_uq', ['leadId', 'activityId', 'agreementId', 'channel', 'occurredOn'], {
  unique: true,
  where: `origin = 'hand' AND withdrawn_at IS NULL`,
})
export class LeadTouch implements RecordEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Column('integer', { default: 1 })
  version: number;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  /** The time of the withdrawal. A withdrawn touch is treated as an archived record. */
  @Column({ name: 'withdrawn_at', type: 'timestamptz', precision: 3, nullable: true })
  archivedAt: Date | null;

  @ForeignKey(() => Lead)
  @Column('uuid')
  leadId: string;

  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  activityId: string | null;

  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  agreementId: string | null;

  @Column('text', { nullable: true })
  channel: TouchChannel | null;

  @Column('date')
  occurredOn: string;

  @Column('text')
  role: TouchRole;

  @Column('text')
  origin: TouchOrigin;

  /** The contact through whom an automatic touch came about. */
  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  @Column('text', { nullable: true })
  note: string | null;
}

/** Touches as a kind of record for the record store. */
export const TOUCH: RecordKind<LeadTouch> = {
  entity: LeadTouch,
  name: 'lead_touch',
  getLeadId: (touch) => touch.leadId,
};

export const DUPLICATE_TOUCH = 'touch.duplicate';

declareConstraints({
  lead_touch_manual_uq: {
    code: DUPLICATE_TOUCH,
    detail: 'The lead has this touch on this day already.',
    pointer: '/occurredOn',
  },
});
