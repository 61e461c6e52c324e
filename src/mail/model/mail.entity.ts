import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { TemplateKey } from '../../common/mail/mail-template.constants.js';
import { Activity } from '../../activities/activity.entity.js';
import { SeminarRegistration } from '../../activities/seminars/model/seminar-registration.entity.js';
import { Company } from '../../companies/model/company.entity.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { DocumentVersion } from '../../documents/model/document.entity.js';
import { Interaction } from '../../interactions/model/interaction.entity.js';
import { User } from '../../identity/model/user.entity.js';
import { Lead } from '../../leads/model/lead.entity.js';
import { MailTemplate } from './mail-template.entity.js';
import {
  ERASED_ADDRESS,
  type MailLanguage,
  type MailPurpose,
  type MailReason,
  type MailState,
} from './mail.constants.js';
import { Mailing } from './mailing.entity.js';

/** An outgoing mail to one address. It is stored before it is sent, and its text never changes. */
@Entity('mail')
@Unique('mail_message_id_uq', ['messageId'])
@Index('mail_created_at_idx', ['createdAt', 'id'])
@Index('mail_created_by_idx', ['createdBy', 'id'])
@Index('mail_batch_id_idx', ['batchId', 'id'])
@Index('mail_contact_id_idx', ['contactId', 'createdAt', 'id'])
@Index('mail_user_id_idx', ['userId', 'createdAt', 'id'])
@Index('mail_to_address_idx', ['toAddress', 'createdAt', 'id'])
@Index('mail_bounced_at_idx', ['bouncedAt', 'id'], { where: 'bounced_at IS NOT NULL' })
@Index('mail_lead_id_idx', ['leadId', 'createdAt', 'id'])
@Index('mail_company_id_idx', ['companyId', 'createdAt', 'id'])
@Index('mail_activity_id_idx', ['activityId', 'createdAt', 'id'])
@Index('mail_interaction_id_idx', ['interactionId'])
@Index('mail_state_idx', ['state', 'createdAt', 'id'])
@Index('mail_sent_at_idx', ['sentAt', 'id'])
@Index('mail_registration_id_idx', ['registrationId', 'createdAt', 'id'])
@Index('mail_template_key_idx', ['templateKey', 'language', 'createdAt', 'id'])
@Index('mail_due_for_uq', ['registrationId', 'templateKey', 'dueFor'], { unique: true, where: 'due_for IS NOT NULL' })
@ForeignKey(() => MailTemplate, ['templateKey', 'language'], ['key', 'language'])
@Index('mail_due_idx', ['id', 'nextAttemptAt'], { where: `state = 'queued'` })
@Index('mail_mailing_id_idx', ['mailingId', 'batchId', 'id'])
@Index('mail_mailing_due_idx', ['mailingId', 'nextAttemptAt', 'id'], { where: `state = 'queued'` })
@Index('mail_mailing_claimed_at_idx', ['claimedAt'], { where: 'mailing_id IS NOT NULL' })
@Index('mail_mailing_address_uq', ['mailingId', 'toAddress'], {
  unique: true,
  where: `batch_id = id AND to_address <> '${ERASED_ADDRESS}'`,
})
export class Mail {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  /** The mails of one request. They have the same text, and one interaction together. */
  @Column('uuid')
  batchId: string;

  /** The template that the text is made from; null for a text that a person has written. */
  @Column('text', { nullable: true })
  templateKey: TemplateKey | null;

  @Column('text')
  language: MailLanguage;

  @Column('text')
  purpose: MailPurpose;

  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  /** The user who is the receiver; null for contacts and others. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  userId: string | null;

  /** Normalised address: trimmed, NFC, lower case. */
  @Column('text')
  toAddress: string;

  @Column('text', { nullable: true })
  toName: string | null;

  /** The addresses to which an answer goes. */
  @Column('text', { array: true, default: '{}' })
  replyTo: string[];

  @Column('text')
  subject: string;

  @Column('text')
  bodyText: string;

  @ForeignKey(() => Lead)
  @Column('uuid', { nullable: true })
  leadId: string | null;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  activityId: string | null;

  /** The registration for a seminar that the mail is about. */
  @ForeignKey(() => SeminarRegistration)
  @Column('uuid', { nullable: true })
  registrationId: string | null;

  /** The moment for which the mail was made, such as the start of the seminar that a reminder announces. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  dueFor: Date | null;

  /** The link that stands for `[link]`, encrypted. It is deleted when the mail is sent, failed or cancelled. */
  @Column('bytea', { nullable: true })
  tokenEncrypted: Buffer | null;

  /** The kind of the file that is read when the mail is sent. */
  @Column('text', { nullable: true })
  attachmentSource: string | null;

  @Column('uuid', { nullable: true })
  attachmentId: string | null;
  /** The mailing that the mail is a part of. */
  @ForeignKey(() => Mailing)
  @Column('uuid', { nullable: true })
  mailingId: string | null;

  /** The interaction that was recorded when the first mail of the batch was sent. */
  @ForeignKey(() => Interaction)
  @Column('uuid', { nullable: true })
  interactionId: string | null;

  @Column('text')
  state: MailState;

  /** Why the mail was suppressed or cancelled. */
  @Column('text', { nullable: true })
  reason: MailReason | null;

  @Column('integer', { default: 0 })
  attempts: number;

  /** The time from which a queued mail may be sent, or sent again. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt: Date | null;

  /** The beginning of the last attempt, for the mails of mailings, of which only some are sent in a minute. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  claimedAt: Date | null;

  /** The header Message-ID. Every attempt has the same one, so that a server or a reader recognises a repetition. */
  @Column('text', { nullable: true })
  messageId: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  sentAt: Date | null;

  /** Why the last attempt failed, as the server or the connection said. */
  @Column('text', { nullable: true })
  error: string | null;

  /** When a server said that the mail could not be delivered after all, and its code, such as `5.1.1`. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  bouncedAt: Date | null;

  @Column('text', { nullable: true })
  bounceCode: string | null;
}

/** A version of a document that is attached to a mail. */
@Entity('mail_document')
@ForeignKey(() => DocumentVersion, ['documentId', 'versionNumber'], ['documentId', 'number'])
@Index('mail_document_document_id_idx', ['documentId', 'versionNumber'])
export class MailDocument {
  @ForeignKey(() => Mail)
  @PrimaryColumn('uuid')
  mailId: string;

  @PrimaryColumn('uuid')
  documentId: string;

  @Column('integer')
  versionNumber: number;
}

/** The state of the mail server: one row that all instances share, from its first error on. */
@Entity('mail_server_state')
export class MailServerState {
  @PrimaryColumn('boolean', { default: true })
  id: boolean;

  /** The time until which no mail is sent, because the server has refused the login. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  pausedUntil: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastErrorAt: Date | null;

  @Column('text', { nullable: true })
  lastError: string | null;
}
