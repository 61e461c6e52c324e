import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Company } from '../../companies/model/company.entity.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { IntakeConnection } from '../model/connection.entity.js';
import { IntakeRegistration } from '../model/intake-registration.entity.js';
import type { DecisionKind } from '../model/intake-registration.constants.js';

/**
 * A decision about a registration. It is applied to other registrations with the same e-mail address or company
 * spelling: first to those of its connection. An archived decision is revoked.
 */
@Entity('intake_decision')
@Index('intake_decision_key_uq', ['connectionId', 'kind', 'key'], { unique: true, where: 'archived_at IS NULL' })
@Index('intake_decision_key_idx', ['key', 'kind'], { where: 'archived_at IS NULL' })
@Index('intake_decision_created_at_idx', ['createdAt', 'id'])
@Index('intake_decision_contact_id_idx', ['contactId', 'id'])
@Index('intake_decision_company_id_idx', ['companyId', 'id'])
@Index('intake_decision_registration_id_idx', ['registrationId'])
@Index('intake_decision_connection_id_idx', ['connectionId'])
export class IntakeDecision extends RecordEntity {
  @ForeignKey(() => IntakeConnection)
  @Column('uuid')
  connectionId: string;

  @Column('text')
  kind: DecisionKind;

  /** The normalised e-mail address, or the spelling of the company. */
  @Column('text')
  key: string;

  /** Contact that an address belongs to; null if registrations with the address are rejected. */
  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  /** Company that a spelling belongs to. */
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  /** Registration for which it was decided. */
  @ForeignKey(() => IntakeRegistration)
  @Column('uuid')
  registrationId: string;
}

/** The kind of record that the record store keeps decisions as. */
export const INTAKE_DECISION: RecordKind<IntakeDecision> = { entity: IntakeDecision, name: 'intake_decision' };
