import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Activity } from '../../activities/activity.entity.js';
import { Agreement } from '../../agreements/agreements/agreement.entity.js';
import { Company } from '../../companies/model/company.entity.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { Lead } from '../../leads/model/lead.entity.js';
import type { Direction, InteractionKind, InteractionSource } from './interaction.constants.js';
import { Contact } from '../../companies/model/contact.entity.js';

/** An interaction with an investor or partner: a call, meeting, site visit or message. */
@Entity('interaction')
@Index('interaction_occurred_at_idx', ['occurredAt', 'id'])
@Index('interaction_created_at_idx', ['createdAt', 'id'])
@Index('interaction_updated_at_idx', ['updatedAt', 'id'])
@Index('interaction_direction_idx', ['direction', 'id'])
@Index('interaction_kind_idx', ['kind', 'id'])
@Index('interaction_company_id_idx', ['companyId', 'occurredAt', 'id'])
@Index('interaction_lead_id_idx', ['leadId', 'occurredAt', 'id'])
@Index('interaction_activity_id_idx', ['activityId', 'occurredAt', 'id'])
@Index('interaction_agreement_id_idx', ['agreementId', 'occurredAt', 'id'])
@Index('interaction_created_by_idx', ['createdBy', 'id'])
export class Interaction extends RecordEntity {
  @Column('text')
  kind: InteractionKind;

  @Column({ type: 'timestamptz', precision: 3 })
  occurredAt: Date;

  @Column('text')
  subject: string;

  @Column('text', { nullable: true })
  summary: string | null;

  @Column('text', { nullable: true })
  direction: Direction | null;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @ForeignKey(() => Lead)
  @Column('uuid', { nullable: true })
  leadId: string | null;

  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  activityId: string | null;

  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  agreementId: string | null;

  @Column('text', { nullable: true })
  outcome: string | null;

  /** The kind of data from which the application has made the interaction; null if a person has recorded it. */
  @Column('text', { nullable: true })
  source: InteractionSource | null;
}

/** Interactions as a kind of record for the record store. */
export const INTERACTION: RecordKind<Interaction> = {
  entity: Interaction,
  name: 'interaction',
  getLeadId: (interaction) => interaction.leadId,
};

/** A contact who took part in an interaction. */
@Entity('interaction_contact')
@Index('interaction_contact_contact_id_idx', ['contactId'])
export class InteractionContact {
  @ForeignKey(() => Interaction)
  @PrimaryColumn('uuid')
  interactionId: string;

  @ForeignKey(() => Contact)
  @PrimaryColumn('uuid')
  contactId: string;
}
