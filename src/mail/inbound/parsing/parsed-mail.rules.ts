/** A person in a header of a mail. */
export interface MailPerson {
  /** Normalised address: trimmed, NFC, lower case. */
  address: string;
  name: string | null;
}

/** The headers of a message that decide what becomes of it. */
export interface MailHead {
  /** Whether there is a header From, as every mail has one. */
  hasFrom: boolean;
  messageId: string | null;
  /** The first sender; null if the header has no address. */
  from: MailPerson | null;
  /** Number of addresses in all headers From. A message with several has no sender that could be verified. */
  senders: number;
  to: MailPerson[];
  cc: MailPerson[];
  subject: string;
  /** The header Date, in milliseconds; null if it is absent or wrong. */
  sentAt: number | null;
  /** The message ids of In-Reply-To and References. */
  references: string[];
  /** The addresses to which servers say that they have delivered the message. */
  deliveredTo: string[];
  isAutoReply: boolean;
  /** The headers Authentication-Results, the topmost first. */
  authenticationResults: string[];
}

/** The header block of a message that was forwarded or quoted in a text. */
export interface QuotedHead {
  from: MailPerson[];
  to: MailPerson[];
  cc: MailPerson[];
  subject: string;
}

/** A part of a text: what its author has typed before the first header block, or a quoted message. */
export interface TextSegment {
  /** The header block before the text; null for the first segment. */
  head: QuotedHead | null;
  text: string;
}

/** A file that is attached to a message, as the parser has written it to the disk. */
export interface ParsedAttachment {
  path: string;
  fileName: string;
  size: number;
  sha256: string;
}

/** The report of a server about one recipient of a mail that it could not deliver (RFC 3464). */
export interface DeliveryStatus {
  recipient: string;
  /** The enhanced status code, such as `5.1.1`. */
  code: string;
}

/** A report about a mail that could not be delivered. */
export interface DeliveryReport {
  /** The message ids that the original mail may have. */
  messageIds: string[];
  statuses: DeliveryStatus[];
}

/** A message without its bytes. */
export interface ParsedMail {
  head: MailHead;
  /** The whole text. Html was converted to text. */
  text: string;
  segments: TextSegment[];
  /** Whether a line of the text says that a message is forwarded. */
  hasForwardLine: boolean;
  attachments: ParsedAttachment[];
  /** Number of attachments that were left out, because there were too many. */
  omittedAttachments: number;
  /** The first message that is attached. */
  attached: ParsedMail | null;
  report: DeliveryReport | null;
  /** All addresses of the message and of those in it, with those of headers, html and long texts that are not kept. */
  addresses: string[];
}
