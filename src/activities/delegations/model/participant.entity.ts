import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Company } from '../../../companies/model/company.entity.js';
import { Contact } from '../../../companies/model/contact.entity.js';
import { RecordEntity } from '../../../database/records/record.entity.js';
import type { RecordKind } from '../../../database/records/record.store.js';
import { followPresence } from '../../presence.registry.js';
import { Activity } from '../../activity.entity.js';
import type { ParticipantRole, ParticipantStatus } from './participant.constants.js';

/** A person who takes part in a delegation, from either side. */
@Entity('delegation_participant')
@Unique('delegation_participant_uq', ['activityId', 'contactId'])
@Index('delegation_participant_head_uq', ['activityId'], {
  unique: true,
  where: `role = 'head' AND status NOT IN ('declined', 'cancelled') AND archived_at IS NULL`,
})
@Index('delegation_participant_contact_id_idx', ['contactId'])
@Index('delegation_participant_company_id_idx', ['companyId'])
export class DelegationParticipant extends RecordEntity {
  /** The delegation. */
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  @ForeignKey(() => Contact)
  @Column('uuid')
  contactId: string;

  /** The company that the person represents, where it is not the employer of the contact. */
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @Column('text')
  role: ParticipantRole;

  @Column('text', { default: 'invited' })
  status: ParticipantStatus;

  /** The person's title on this visit. */
  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { nullable: true })
  notes: string | null;
}

/** Participants of delegations, as records. */
export const PARTICIPANT: RecordKind<DelegationParticipant> = {
  entity: DelegationParticipant,
  name: 'delegation_participant',
  afterWrite: followPresence,
};
