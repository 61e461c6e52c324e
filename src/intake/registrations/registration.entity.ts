import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Registration } from '../../activities/seminars/registration.entity.js';
import { Company } from '../../companies/company.entity.js';
import { Contact } from '../../companies/contact.entity.js';
import { RecordEntity } from '../../database/record.entity.js';
import type { RecordKind } from '../../database/record.store.js';
import { IntakeConnection } from '../connections/connection.entity.js';
import type { SubmissionStatus, SubmittedAnswer, SubmittedPerson } from '../submission.js';
import type { MappedField } from '../mapping/mapping.rules.js';
import type { SaidOrders, SenderStatus } from './registration.order.rules.js';
import type { Fillable, FieldSuggestion } from './registration.suggestions.rules.js';
import type { MatchedBy, MatchState, ReviewReason } from './registration.vocabulary.js';

/** Where a field of a registration is from. */
export interface FieldOrigin {
  deliveryId: string;
  /** When that delivery came, RFC 3339. */
  at: string;
  /** Whether it also filled a field of the contact that was blank. */
  filledContact?: boolean;
}

/** What a registration has filled in of a contact that was blank there. */
export interface FilledIn {
  contactId?: string;
  values?: Partial<Record<Fillable | 'companyId', string>>;
}

/** One registration as a form and its sender tell of it: a stranger's words, and whom they were found to be of. */
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
@Index('intake_registration_overflow_idx', ['receivedAt', 'id'], { where: 'overflow' })
@Index('intake_registration_contact_id_idx', ['contactId', 'id'])
@Index('intake_registration_company_id_idx', ['companyId', 'id'])
@Index('intake_registration_seat_id_idx', ['seatId'])
@Index('intake_registration_double_of_id_idx', ['doubleOfId'])
@Index('intake_registration_email_key_idx', ['connectionId', 'emailKey', 'receivedAt'])
export class IntakeRegistration extends RecordEntity {
  @ForeignKey(() => IntakeConnection)
  @Column('uuid')
  connectionId: string;

  /** The sender's id of it; a digest where that is longer than any id. */
  @Column('text')
  externalId: string;

  @Column('text', { array: true, default: '{}' })
  formerExternalIds: string[];

  @Column('text', { nullable: true })
  formId: string | null;

  @Column('text')
  status: SubmissionStatus;

  /** The sender's status, but for having been there. */
  @Column('text')
  senderStatus: SenderStatus;

  /** Whether the sender says that the person was there. */
  @Column('boolean', { default: false })
  attended: boolean;

  /** Whether a colleague checked the person in: attendance of the seat that the sender did not report. */
  @Column('boolean', { default: false })
  attendedHere: boolean;

  /** How new the last word is on each part of what is known. */
  @Column('jsonb', { default: {} })
  saidOrders: SaidOrders;

  /** When its first delivery came. */
  @Column({ type: 'timestamptz', precision: 3 })
  receivedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  occurredAt: Date | null;

  @Column('text', { nullable: true })
  occurredAtRaw: string | null;

  /** Of the delivery that said what is known. */
  @Column('text')
  verification: 'verified' | 'unsigned';

  @Column('text', { nullable: true })
  fullName: string | null;

  @Column('text', { nullable: true })
  givenName: string | null;

  @Column('text', { nullable: true })
  familyName: string | null;

  /** As typed. */
  @Column('text', { nullable: true })
  email: string | null;

  /** Normalised as contacts have it; null where it is no address. */
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

  /** Who booked, where that is somebody else. */
  @Column('jsonb', { nullable: true })
  buyer: SubmittedPerson | null;

  /** The answers that no field takes. */
  @Column('jsonb', { default: [] })
  answers: SubmittedAnswer[];

  /** Keys that the mapping does not know. */
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

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  matchedAt: Date | null;

  @Column('text', { nullable: true })
  rejectedReason: string | null;

  @Column('jsonb', { default: [] })
  suggestions: FieldSuggestion[];

  /** What it has filled in of its contact, as it was then. */
  @Column('jsonb', { default: {} })
  filled: FilledIn;

  /** The registration that this one may be sent twice of. */
  @ForeignKey(() => IntakeRegistration)
  @Column('uuid', { nullable: true })
  doubleOfId: string | null;

  /** The registration for our seminar. */
  @ForeignKey(() => Registration)
  @Column('uuid', { nullable: true })
  seatId: string | null;

  /** Whether that was made for a registration by form, this one or its double, and not by colleagues. */
  @Column('boolean', { default: false })
  madeSeat: boolean;

  /** Why there is no seat, or it is not as the sender says: a code. */
  @Column('text', { nullable: true })
  seatProblem: string | null;

  /** Whether the sender gave a seat although ours were all taken. */
  @Column('boolean', { default: false })
  overflow: boolean;

  /** Why a rule could not make its lead: a code. */
  @Column('text', { nullable: true })
  ruleProblem: string | null;
}

/** Registrations by form, for the record store. The trail does not repeat what people wrote. */
export const INTAKE_REGISTRATION: RecordKind<IntakeRegistration> = {
  entity: IntakeRegistration,
  name: 'intake_registration',
  secret: ['answers', 'message', 'buyer', 'suggestions', 'filled'],
};
