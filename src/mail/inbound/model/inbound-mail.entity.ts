import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Activity } from '../../../activities/activity.entity.js';
import { Company } from '../../../companies/model/company.entity.js';
import { Contact } from '../../../companies/model/contact.entity.js';
import type { Direction } from '../../../interactions/model/interaction.constants.js';
import { Interaction } from '../../../interactions/model/interaction.entity.js';
import { Lead } from '../../../leads/model/lead.entity.js';
import type { InboundReason, InboundSource, InboundState, LeadMatch } from './inbound-mail.constants.js';

/** A person who takes part in a mail and is no colleague. */
export interface Participant {
  address: string;
  name: string | null;
}

/** An attachment of a mail, and what became of it. */
export interface InboundAttachment {
  fileName: string;
  size: number;
  documentId: string | null;
  /** Why it is no document. */
  problem: string | null;
}

/** A mail that was received. Its bytes are removed after some time, everything else stays. */
@Entity('inbound_mail')
@Unique('inbound_mail_sha256_uq', ['sha256'])
@Index('inbound_mail_message_id_uq', ['messageId', 'fromAddress'], { unique: true, where: 'message_id IS NOT NULL' })
@Index('inbound_mail_received_at_idx', ['receivedAt', 'id'])
@Index('inbound_mail_sent_at_idx', ['sentAt', 'id'])
@Index('inbound_mail_from_address_idx', ['fromAddress', 'receivedAt', 'id'])
@Index('inbound_mail_received_by_idx', ['receivedBy', 'id'])
@Index('inbound_mail_state_idx', ['state', 'receivedAt', 'id'])
@Index('inbound_mail_lead_id_idx', ['leadId', 'receivedAt', 'id'])
@Index('inbound_mail_named_lead_id_idx', ['namedLeadId'])
@Index('inbound_mail_company_id_idx', ['companyId', 'receivedAt', 'id'])
@Index('inbound_mail_activity_id_idx', ['activityId'])
@Index('inbound_mail_interaction_id_idx', ['interactionId'])
@Index('inbound_mail_raw_idx', ['receivedAt'], { where: 'raw IS NOT NULL' })
export class InboundMail {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  receivedAt: Date;

  /** The user or API key that has posted the mail; null for the command. */
  @Column('uuid', { nullable: true })
  receivedBy: string | null;

  @Column('text')
  receivedFrom: InboundSource;

  /** SHA-256 of the message in hexadecimal digits. */
  @Column('text')
  sha256: string;

  /** The header Message-ID; that of the attached message if it was forwarded as an attachment. */
  @Column('text', { nullable: true })
  messageId: string | null;

  @Column('text', { nullable: true })
  fromAddress: string | null;

  @Column('text', { nullable: true })
  fromName: string | null;

  @Column('text', { array: true, default: '{}' })
  toAddresses: string[];

  @Column('text', { array: true, default: '{}' })
  ccAddresses: string[];

  @Column('text')
  subject: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  sentAt: Date | null;

  /** The whole text. */
  @Column('text')
  text: string;

  /** The text that its author has typed, without quoted history. */
  @Column('text')
  visibleText: string;

  @Column('bytea', { nullable: true, select: false })
  raw: Buffer | null;

  /** The addresses in the bytes, also those that no other column has. An erasure finds the bytes by them. */
  @Column('text', { array: true, default: '{}', select: false })
  rawAddresses: string[];

  /** Whether our mail server has verified the sender; null if nothing is known. */
  @Column('boolean', { nullable: true })
  senderVerified: boolean | null;

  @Column('text', { nullable: true })
  direction: Direction | null;

  @Column('text')
  state: InboundState;

  @Column('text', { nullable: true })
  reason: InboundReason | null;

  @Column('text', { nullable: true })
  matchedBy: LeadMatch | null;

  /** Whether the mail names a lead that does not count. */
  @Column('boolean', { default: false })
  leadIgnored: boolean;

  /** The lead that the mail names and that does not count, where it exists. */
  @ForeignKey(() => Lead)
  @Column('uuid', { nullable: true })
  namedLeadId: string | null;

  @Column('jsonb', { default: [] })
  participants: Participant[];

  @Column('jsonb', { default: [] })
  attachments: InboundAttachment[];

  @ForeignKey(() => Interaction)
  @Column('uuid', { nullable: true })
  interactionId: string | null;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @ForeignKey(() => Lead)
  @Column('uuid', { nullable: true })
  leadId: string | null;

  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  activityId: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  /** Why a person has decided so. */
  @Column('text', { nullable: true })
  note: string | null;
}

/** A contact who takes part in a received mail. */
@Entity('inbound_mail_contact')
@Index('inbound_mail_contact_contact_id_idx', ['contactId'])
export class InboundMailContact {
  @ForeignKey(() => InboundMail)
  @PrimaryColumn('uuid')
  inboundMailId: string;

  @ForeignKey(() => Contact)
  @PrimaryColumn('uuid')
  contactId: string;
}
