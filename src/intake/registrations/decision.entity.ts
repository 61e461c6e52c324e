import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Company } from '../../companies/company.entity.js';
import { Contact } from '../../companies/contact.entity.js';
import { RecordEntity } from '../../database/record.entity.js';
import type { RecordKind } from '../../database/record.store.js';
import { IntakeConnection } from '../connections/connection.entity.js';
import { IntakeRegistration } from './registration.entity.js';
import type { DecisionKind } from './registration.vocabulary.js';

/** What somebody decided about a registration, for the next one of the connection that says the same. Archived: revoked. */
@Entity('intake_decision')
@Index('intake_decision_key_uq', ['connectionId', 'kind', 'key'], { unique: true, where: 'archived_at IS NULL' })
@Index('intake_decision_created_at_idx', ['createdAt', 'id'])
@Index('intake_decision_contact_id_idx', ['contactId', 'id'])
@Index('intake_decision_company_id_idx', ['companyId', 'id'])
@Index('intake_decision_registration_id_idx', ['registrationId'])
export class IntakeDecision extends RecordEntity {
  @ForeignKey(() => IntakeConnection)
  @Column('uuid')
  connectionId: string;

  @Column('text')
  kind: DecisionKind;

  /** The normalised address, or the company as it is spelt there. */
  @Column('text')
  key: string;

  /** Of an address: whose it is; null when its registrations are rejected. */
  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  /** Of a spelling: which company it is. */
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  /** Where it was decided. */
  @ForeignKey(() => IntakeRegistration)
  @Column('uuid')
  registrationId: string;
}

/** Decisions, for the record store. */
export const INTAKE_DECISION: RecordKind<IntakeDecision> = { entity: IntakeDecision, name: 'intake_decision' };
