import { ApiProperty } from '@nestjs/swagger';
import type { Direction } from '../../../interactions/model/interaction.constants.js';
import type { InboundReason, InboundSource, InboundState, LeadMatch } from './inbound-mail.constants.js';

/** A received mail as the list shows it. */
export class InboundMailRowView {
  id: string;
  receivedAt: Date;
  /** The user or API key that has posted the mail; null if the mail server has passed it on. */
  receivedBy: string | null;
  /** @example "Stefan Claes" */
  receivedByName: string | null;
  /** @example "user" */
  receivedFrom: InboundSource;
  /**
   * `processed` and `resolved` mails have an interaction. A person has to decide about one that `needs_review`.
   * @example "needs_review"
   */
  state: InboundState;
  /**
   * Why the mail needs review, or is ignored.
   * @example "unknown_sender"
   */
  reason: InboundReason | null;
  /** @example "chen.wei@lumenova.example" */
  fromAddress: string | null;
  /** @example "Chen Wei" */
  fromName: string | null;
  /** @example ["stefan@locate.example"] */
  toAddresses: string[];
  ccAddresses: string[];
  /** @example "RE: Your visit to Genk" */
  subject: string;
  /** The header Date. */
  sentAt: Date | null;
  /** Whether our mail server has verified the sender; null if nothing is known. */
  senderVerified: boolean | null;
  /** @example "inbound" */
  direction: Direction | null;
  /** How the lead was found. */
  matchedBy: LeadMatch | null;
  /** Whether the mail names a lead that did not count, because it does not exist or nobody concerned may see it. */
  leadIgnored: boolean;
  contactIds: string[];
  companyId: string | null;
  leadId: string | null;
  activityId: string | null;
  interactionId: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}

/** A person of a mail who is no colleague. */
export class InboundParticipantView {
  /** @example "chen.wei@lumenova.example" */
  address: string;
  /** @example "Chen Wei" */
  name: string | null;
  /** The contact with this address. */
  contactId: string | null;
  /** @example "Chen Wei" */
  contactName: string | null;
  companyId: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
}

/** A lead that a mail may be about. */
export class InboundLeadView {
  id: string;
  /** @example "LEAD-2026-0007" */
  reference: string;
  /** @example "European assembly plant" */
  title: string;
}

/** An attachment of a received mail. */
export class InboundAttachmentView {
  /** @example "layout.pdf" */
  fileName: string;
  /**
   * Number of bytes.
   * @example 182044
   */
  @ApiProperty({ type: 'integer' })
  size: number;
  /** The document that it has become. */
  documentId: string | null;
  /** Why it is no document. */
  problem: string | null;
}

/** A received mail with its text. */
export class InboundMailView extends InboundMailRowView {
  /** The whole text; html was converted to text. */
  text: string;
  /** The text without quoted history, which the interaction has. */
  visibleText: string;
  /** Whether the message can still be downloaded. */
  hasRaw: boolean;
  /** The people of the mail who are no colleagues. */
  participants: InboundParticipantView[];
  /** The open leads of its contacts, and the lead that it names, as far as the caller may see them. */
  leadCandidates: InboundLeadView[];
  attachments: InboundAttachmentView[];
  /** Why a person has decided so. */
  note: string | null;
}
