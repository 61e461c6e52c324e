import { ApiProperty } from '@nestjs/swagger';
import type { TemplateKey } from '../../common/mail/mail-template.constants.js';
import type { MailLanguage, MailPurpose, MailReason, MailState, SkipCode } from './mail.constants.js';

/** A mail as the log lists it. */
export class MailRowView {
  id: string;
  createdAt: Date;
  /** The user or API key that wrote the mail; null if the application did. */
  createdBy: string | null;
  /** @example "Stefan Claes" */
  authorName: string | null;
  /**
   * `queued` is to be sent at `nextAttemptAt`. `not_sent` was made while no mail server was set. `sent` was taken by the
   * server. `failed`, `suppressed` and `cancelled` are never sent.
   * @example "sent"
   */
  state: MailState;
  /** Why the mail was suppressed or cancelled. */
  reason: MailReason | null;
  /** @example "transactional" */
  purpose: MailPurpose;
  /** The template that the text was made from; null for a text that a person has written. */
  templateKey: TemplateKey | null;
  /** @example "en" */
  language: MailLanguage;
  contactId: string | null;
  /** The user who is the receiver; null for contacts and others. */
  userId: string | null;
  /** @example "chen.wei@lumenova.example" */
  toAddress: string;
  /** @example "Chen Wei" */
  toName: string | null;
  /** @example "Your visit to Genk" */
  subject: string;
  leadId: string | null;
  companyId: string | null;
  activityId: string | null;
  /** The registration for a seminar that the mail is about. */
  registrationId: string | null;
  /** The moment for which the mail was made, such as the start of the seminar that a reminder announces. */
  dueFor: Date | null;
  /** The mailing that the mail is a part of. */
  mailingId: string | null;
  /** The interaction that was recorded when the mail, or another one of the same request, was sent. */
  interactionId: string | null;
  /** @example 1 */
  @ApiProperty({ type: 'integer' })
  attempts: number;
  /** The time from which a queued mail is sent, or sent again. */
  nextAttemptAt: Date | null;
  sentAt: Date | null;
  /** The message of the mail server, or of the connection to it, after the last attempt that failed. */
  error: string | null;
  /** When a server said that the mail could not be delivered after all. */
  bouncedAt: Date | null;
  /**
   * The code of that server (RFC 3463).
   * @example "5.1.1"
   */
  bounceCode: string | null;
}

/** A version of a document that is attached to a mail. */
export class MailDocumentView {
  documentId: string;
  /** @example 1 */
  @ApiProperty({ type: 'integer' })
  versionNumber: number;
  /** @example "Letter of intent" */
  title: string;
  /** @example "letter-of-intent.pdf" */
  fileName: string;
  /**
   * Number of bytes.
   * @example 182044
   */
  @ApiProperty({ type: 'integer' })
  size: number;
}

/** A mail with its text. */
export class MailView extends MailRowView {
  /**
   * The text as its author has written it. Readers also see the name of the agency and why they get the mail.
   * @example "Dear Mr Chen,\n\nThank you for your visit."
   */
  bodyText: string;
  /**
   * The addresses to which an answer goes.
   * @example ["stefan@locate.example"]
   */
  replyTo: string[];
  /** The header Message-ID, which is the same for every attempt; null for a mail that was not to be sent. */
  messageId: string | null;
  documents: MailDocumentView[];
  /**
   * The owner of the seminar or delegation to whose people the mailing of the mail goes. Only managers and this user may cancel
   * it or send it again. Null for a mail that is part of no such mailing.
   */
  mailingOwnerId: string | null;
}

/** A contact who gets no mail. */
export class SkippedContactView {
  contactId: string;
  /** @example "no_email" */
  code: SkipCode;
  /** @example "Chen Wei has no e-mail address." */
  detail: string;
}

/** The mails of a request, and who gets none. */
export class MailBatchView {
  mails: MailView[];
  skipped: SkippedContactView[];
}

/** A mail that was not stored. */
export class MailPreviewView {
  contactId: string;
  /** @example "chen.wei@lumenova.example" */
  toAddress: string;
  /** @example "Chen Wei" */
  toName: string;
  /** @example "en" */
  language: MailLanguage;
  replyTo: string[];
  /** @example "Your visit to Genk" */
  subject: string;
  /** The text for readers without html. */
  text: string;
  /** The html, which most readers see. */
  html: string;
}

/** The mails that a request would make, and who would get none. */
export class MailPreviewBatchView {
  mails: MailPreviewView[];
  skipped: SkippedContactView[];
  /** Whether there is a mail server. Without one, the mails would be stored as `not_sent`. */
  isConfigured: boolean;
  /** The time until which all mails wait, because the server has refused the login; null if none waits for that reason. */
  pausedUntil: Date | null;
}
