import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { SeminarRegistration } from '../../../activities/seminars/model/seminar-registration.entity.js';
import type { PageSubmission } from '../../parsing/page-submission.rules.js';
import { RegistrationPage } from './registration-page.entity.js';
import type { PageLanguage } from './registration-page.constants.js';

/**
 * A registration whose address nobody has confirmed yet. It has no seat and is no delivery, and is deleted when it is
 * confirmed or expires.
 */
@Entity('pending_registration')
@Unique('pending_registration_token_hash_uq', ['tokenHash'])
@Index('pending_registration_expires_at_idx', ['expiresAt'])
@Index('pending_registration_page_id_idx', ['pageId'])
@Index('pending_registration_email_idx', ['email'])
export class PendingRegistration {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @ForeignKey(() => RegistrationPage)
  @Column('uuid')
  pageId: string;

  /** SHA-256 of the token in the mail, which has 256 random bits. */
  @Column('text')
  tokenHash: string;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  /** The language in which the person read the page. */
  @Column('text')
  language: PageLanguage;

  @Column('text')
  fullName: string;

  /** The normalised address. */
  @Column('text')
  email: string;

  /** The answers and the consents, as the delivery will have them. */
  @Column('jsonb')
  fields: PageSubmission;
}

/** A link that has confirmed a registration. It leads to the registration until it expires, because people open a mail again. */
@Entity('confirmed_registration')
@Index('confirmed_registration_registration_id_idx', ['registrationId'])
@Index('confirmed_registration_expires_at_idx', ['expiresAt'])
export class ConfirmedRegistration {
  /** SHA-256 of the token in the mail. */
  @PrimaryColumn('text')
  tokenHash: string;

  @ForeignKey(() => SeminarRegistration)
  @Column('uuid')
  registrationId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;
}

/** A solved challenge, which counts once. */
@Entity('altcha_used')
@Index('altcha_used_expires_at_idx', ['expiresAt'])
export class UsedChallenge {
  /** SHA-256 of its signature. */
  @PrimaryColumn('text')
  hash: string;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;
}

/** A request to register, which counts for the limits of a page and of an address. */
@Entity('registration_page_request')
@Index('registration_page_request_page_id_idx', ['pageId', 'requestedAt'])
@Index('registration_page_request_email_hash_idx', ['emailHash', 'requestedAt'])
@Index('registration_page_request_requested_at_idx', ['requestedAt'])
export class RegistrationPageRequest {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => RegistrationPage)
  @Column('uuid')
  pageId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  requestedAt: Date;

  /** HMAC of the normalised address, or of the id of a registration that gets a new one; null for a request without an address. */
  @Column('text', { nullable: true })
  emailHash: string | null;
}
