import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { SeminarRegistration } from '../../activities/seminars/model/seminar-registration.entity.js';
import { Company } from '../../companies/model/company.entity.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { IntakeConnection } from './connection.entity.js';
import type { SubmissionStatus, SubmittedAnswer, SubmittedPerson } from '../parsing/submission.rules.js';
import type { MappedField } from '../mapping/mapping.rules.js';
import type { FieldOrders, ProviderStatus } from './registration-order.rules.js';
import type { Fillable, FieldSuggestion } from './field-suggestions.rules.js';
import type { MatchedBy, MatchState, ReviewReason } from './intake-registration.constants.js';

/** The origin of a field of a registration. */
export interface FieldOrigin {
  deliveryId: string;
  /** Time of receipt of that delivery (RFC 3339). */
  at: string;
  /** Whether it also filled a blank field of the contact. */
  filledContact?: boolean;
}

/** The blank fields of a contact that a registration has filled. */
export interface FilledIn {
  contactId?: string;
  values?: Partial<Record<Fillable | 'companyId', string>>;
}

/** A registration by form: the unverified data of the form, and the contact and company that it was matched to. */
@Entity('intake_registration')
@Unique('intake_registration_external_id_uq', ['connectionId', 'externalId'])
@Index('intake_registration_received_at_idx', ['receivedAt', 'id'])
@Index('intake_registration_updated_at_idx', ['updatedAt', 'id'])
@Index('intake_registration_connection_id_idx', ['connectionId', 'receivedAt', 'id'])
@Index('intake_registration_match_state_idx', ['matchState', 'receivedAt', 'id'])
@Index('intake_registration_status_idx', ['status', 'receivedAt', 'id'])
@Index('intake_registration_match_state_sort_idx', ['matchState', 'id'])
@Index('intake_registration_status_sort_idx', ['status', 'id'])
@Index('intake_registration_matched_by_idx', ['matchedBy', 'receivedAt', 'id'])
@Index('intake_registration_matched_by_decision_id_idx', ['matchedByDecisionId', 'receivedAt', 'id'])
@Index('intake_registration_overflow_idx', ['receivedAt', 'id'], { where: 'overflow' })
@Index('intake_registration_contact_id_idx', ['contactId', 'id'])
@Index('intake_registration_company_id_idx', ['companyId', 'id'])
@Index('intake_registration_seat_id_idx', ['seatId'])
@Index('intake_registration_double_of_id_idx', ['doubleOfId'])
@Index('intake_registration_confirmed_idx', ['emailKey', 'companyId'], {
  where: `match_state = 'matched' AND matched_by = 'person'`,
})
@Index('intake_registration_address_idx', ['emailKey', 'id'])
@Index('intake_registration_phone_idx', ['phone', 'id'])
@Index('intake_registration_email_key_idx', ['connectionId', 'emailKey', 'receivedAt'])
export class IntakeRegistration extends RecordEntity {
  @ForeignKey(() => IntakeConnection)
  @Column('uuid')
  connectionId: string;

  /** The provider's id of the registration, or its digest if it is too long. */
  @Column('text')
  externalId: string;

  @Column('text', { array: true, default: '{}' })
  formerExternalIds: string[];

  @Column('text', { nullable: true })
  formId: string | null;

  @Column('text')
  status: SubmissionStatus;

  /** The provider's status, apart from attendance. */
  @Column('text')
  providerStatus: ProviderStatus;

  /** Whether the provider reports that the person attended. */
  @Column('boolean', { default: false })
  attended: boolean;

  /** Whether a colleague checked the person in. */
  @Column('boolean', { default: false })
  attendedHere: boolean;

  /** Order of the latest information on each part of the registration. */
  @Column('jsonb', { default: {} })
  partOrders: FieldOrders;

  /** Time of receipt of its first delivery. */
  @Column({ type: 'timestamptz', precision: 3 })
  receivedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  occurredAt: Date | null;

  @Column('text', { nullable: true })
  occurredAtRaw: string | null;

  /** Verification of the delivery that the current data comes from. */
  @Column('text')
  verification: 'verified' | 'unsigned';

  @Column('text', { nullable: true })
  fullName: string | null;

  @Column('text', { nullable: true })
  givenName: string | null;

  @Column('text', { nullable: true })
  familyName: string | null;

  /** E-mail address as typed. */
  @Column('text', { nullable: true })
  email: string | null;

  /** E-mail address in the format of contacts; null if it is not valid. */
  @Column('text', { nullable: true })
  emailKey: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  companyName: string | null;

  @Column('text', { nullable: true })
  jobTitle: string | null;

  @Column('text', { nullable: true })
  country: string | null;

  @Column('text', { nullable: true })
  sector: string | null;

  @Column('text', { nullable: true })
  campaign: string | null;

  @Column('text', { nullable: true })
  message: string | null;

  /** The person who booked, if another person attends. */
  @Column('jsonb', { nullable: true })
  buyer: SubmittedPerson | null;

  /** The answers that no field uses. */
  @Column('jsonb', { default: [] })
  answers: SubmittedAnswer[];

  /** Keys of answers that the mapping does not name. */
  @Column('text', { array: true, default: '{}' })
  drift: string[];

  @Column('jsonb', { default: {} })
  provenance: Partial<Record<MappedField, FieldOrigin>>;

  @Column('text')
  matchState: MatchState;

  @Column('text', { array: true, default: '{}' })
  reviewReasons: ReviewReason[];

  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @Column('text', { nullable: true })
  matchedBy: MatchedBy | null;

  /**
   * The learned decision that the match rests on: that about the address, or else that about the spelling of the company.
   * Its class imports this one, so the foreign key names its table.
   */
  @ForeignKey('intake_decision')
  @Column('uuid', { nullable: true })
  matchedByDecisionId: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  matchedAt: Date | null;

  @Column('text', { nullable: true })
  rejectedReason: string | null;

  @Column('jsonb', { default: [] })
  suggestions: FieldSuggestion[];

  /** The fields of its contact that it has filled, with the values at that time. */
  @Column('jsonb', { default: {} })
  filled: FilledIn;

  /** The earlier registration that this one possibly duplicates. */
  @ForeignKey(() => IntakeRegistration)
  @Column('uuid', { nullable: true })
  doubleOfId: string | null;

  /** Its registration for the seminar. */
  @ForeignKey(() => SeminarRegistration)
  @Column('uuid', { nullable: true })
  seatId: string | null;

  /** Whether the seat was created for a registration by form, this one or its duplicate, and not by colleagues. */
  @Column('boolean', { default: false })
  madeSeat: boolean;

  /** Error code if there is no seat or it differs from the provider's state. */
  @Column('text', { nullable: true })
  seatProblem: string | null;

  /** Whether the provider gave a seat although the seminar was full. */
  @Column('boolean', { default: false })
  overflow: boolean;

  /** Error code of a rule that could not create its lead. */
  @Column('text', { nullable: true })
  ruleProblem: string | null;
}

/** The kind of record that the record store keeps registrations as. The audit trail omits the texts of people. */
export const INTAKE_REGISTRATION: RecordKind<IntakeRegistration> = {
  entity: IntakeRegistration,
  name: 'intake_registration',
  secret: ['answers', 'message', 'buyer', 'suggestions', 'filled'],
};
