import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Activity } from '../../activities/activity.entity.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { DocumentVersion } from '../../documents/model/document.entity.js';
import type { MailPurpose } from './mail.constants.js';
import type {
  Audience,
  MailingCancelReason,
  MailingLanguage,
  MailingTemplate,
  SkippedCounts,
} from './mailing.constants.js';

/** A mail to many people. Its mails are made when it starts, so that people are chosen by the state of that moment. */
@Entity('mailing')
@Index('mailing_created_at_idx', ['createdAt', 'id'])
@Index('mailing_updated_at_idx', ['updatedAt', 'id'])
@Index('mailing_created_by_idx', ['createdBy', 'id'])
@Index('mailing_activity_id_idx', ['activityId', 'createdAt', 'id'])
@Index('mailing_send_at_idx', ['sendAt', 'id'])
@Index('mailing_unstarted_idx', ['id', 'sendAt'], { where: 'started_at IS NULL AND cancelled_at IS NULL' })
export class Mailing extends RecordEntity {
  @Column('text')
  title: string;

  @Column('text')
  purpose: MailPurpose;

  /** The template of the text; null if the mailing has its own. */
  @Column('text', { nullable: true })
  templateKey: MailingTemplate | null;

  /** The mailing's own text, with placeholders. */
  @Column('text', { nullable: true })
  subject: string | null;

  @Column('text', { nullable: true })
  body: string | null;

  @Column('jsonb')
  audience: Audience;

  @Column('text', { default: 'auto' })
  language: MailingLanguage;

  /** The activity that the mails are about. */
  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  activityId: string | null;

  /** The time at which the mails are made, and from which they are sent. */
  @Column({ type: 'timestamptz', precision: 3 })
  sendAt: Date;

  /** The time at which the mails were made. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  cancelledAt: Date | null;

  @Column('text', { nullable: true })
  cancelReason: MailingCancelReason | null;

  /** Number of people who get a mail: those who would, until the mails are made. */
  @Column('integer')
  recipients: number;

  /** Number of people who get none, by the reason. */
  @Column('jsonb', { default: {} })
  skipped: SkippedCounts;
}

/** Mailings, as records. */
export const MAILING: RecordKind<Mailing> = { entity: Mailing, name: 'mailing' };

/** A version of a document that is attached to each mail of a mailing. */
@Entity('mailing_document')
@ForeignKey(() => DocumentVersion, ['documentId', 'versionNumber'], ['documentId', 'number'])
@Index('mailing_document_document_id_idx', ['documentId', 'versionNumber'])
export class MailingDocument {
  @ForeignKey(() => Mailing)
  @PrimaryColumn('uuid')
  mailingId: string;

  @PrimaryColumn('uuid')
  documentId: string;

  @Column('integer')
  versionNumber: number;
}
