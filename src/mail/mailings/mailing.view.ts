import { ApiProperty } from '@nestjs/swagger';
import type { MailLanguage, MailPurpose, SkipCode } from '../model/mail.constants.js';
import type {
  MailingCancelReason,
  MailingLanguage,
  MailingState,
  MailingTemplate,
} from '../model/mailing.constants.js';
import { AudienceDto } from './mailing.dto.js';

/** Number of people who get no mail, by the reason. A reason that concerns nobody is absent. */
export class SkippedCountsView implements Partial<Record<SkipCode, number>> {
  @ApiProperty({ type: 'integer' })
  no_email?: number;
  @ApiProperty({ type: 'integer' })
  address_invalid?: number;
  @ApiProperty({ type: 'integer' })
  contact_archived?: number;
  @ApiProperty({ type: 'integer' })
  no_consent?: number;
  @ApiProperty({ type: 'integer' })
  consent_refused?: number;
  @ApiProperty({ type: 'integer' })
  duplicate_address?: number;
  @ApiProperty({ type: 'integer' })
  address_bounced?: number;
  @ApiProperty({ type: 'integer' })
  objected?: number;
  @ApiProperty({ type: 'integer' })
  erased?: number;
}

/** Number of people of a mailing by what became of their mail. A mail that was sent again counts once. */
export class MailingCountsView {
  /** Those whose mail waits. Until the mailing starts, everybody who would get one. */
  @ApiProperty({ type: 'integer' })
  queued: number;
  @ApiProperty({ type: 'integer' })
  sent: number;
  @ApiProperty({ type: 'integer' })
  failed: number;
  @ApiProperty({ type: 'integer' })
  suppressed: number;
  @ApiProperty({ type: 'integer' })
  bounced: number;
  @ApiProperty({ type: 'integer' })
  cancelled: number;
  /** Those whose mail was made while there was no mail server. */
  @ApiProperty({ type: 'integer' })
  notSent: number;
}

/** A mailing as the list has it. */
export class MailingRowView {
  id: string;
  /** @example "Change of the venue" */
  title: string;
  /** @example "transactional" */
  purpose: MailPurpose;
  /** The template of the text; null if the mailing has its own. */
  templateKey: MailingTemplate | null;
  /**
   * The subject with placeholders; null if it is that of the template.
   * @example "We meet at another place"
   */
  subject: string | null;
  audience: AudienceDto;
  /** @example "auto" */
  language: MailingLanguage;
  /** The activity that the mails are about. */
  activityId: string | null;
  /** The time at which the people are chosen and from which the mails are sent. */
  sendAt: Date;
  /**
   * `queued` waits for `sendAt`. `running` has mails that wait. `done` has none. `cancelled` was cancelled before it was done.
   * @example "done"
   */
  state: MailingState;
  /** The time at which the mails were made. */
  startedAt: Date | null;
  cancelledAt: Date | null;
  /** Why the mailing was cancelled: by a person, or by the application when it was to start. */
  cancelReason: MailingCancelReason | null;
  /**
   * Number of people who get a mail: those who would, until the mailing starts.
   * @example 24
   */
  @ApiProperty({ type: 'integer' })
  recipients: number;
  skipped: SkippedCountsView;
  counts: MailingCountsView;
  /** @example "Stefan Claes" */
  authorName: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** A mailing with its text. */
export class MailingView extends MailingRowView {
  /**
   * The text with placeholders; null if it is that of the template.
   * @example "Dear {{contact.fullName}},\n\nThe seminar takes place at C-Mine in Genk."
   */
  body: string | null;
}

/** A mail of a mailing that was not stored. */
export class MailingSampleView {
  contactId: string | null;
  /** @example "Chen Wei" */
  toName: string;
  /** @example "chen.wei@lumenova.example" */
  toAddress: string;
  /** @example "en" */
  language: MailLanguage;
  /** @example "We meet at another place" */
  subject: string;
  /** The text for readers without html. */
  text: string;
  /** The html, which most readers see. */
  html: string;
}

/** A person who would get no mail. */
export class SkippedPersonView {
  contactId: string | null;
  /** @example "Chen Wei" */
  fullName: string;
  /** @example "consent_refused" */
  code: SkipCode;
  /** @example "Chen Wei has refused such mails." */
  detail: string;
}

/** The people who would get a mail of a mailing, and those who would not. */
export class MailingPreviewView {
  /**
   * Number of people who would get a mail.
   * @example 24
   */
  @ApiProperty({ type: 'integer' })
  recipients: number;
  skipped: SkippedCountsView;
  /** The first mails, at most three. */
  sample: MailingSampleView[];
  /** The people who would get none, at most 200 of them. */
  skippedPeople: SkippedPersonView[];
}
