export { MAIL_LANGUAGES, type MailLanguage } from '../../common/mail/mail-template.constants.js';

/** The address that mails have which were sent to somebody who was erased. */
export const ERASED_ADDRESS = 'erased@invalid';

/** The states of a mail. A queued one is due at its next attempt; all others are final. */
export const MAIL_STATES = ['queued', 'not_sent', 'sent', 'failed', 'suppressed', 'cancelled'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** The purposes of mails. They decide who may get one. */
export const MAIL_PURPOSES = ['transactional', 'event_invitation', 'marketing'] as const;
export type MailPurpose = (typeof MAIL_PURPOSES)[number];

/** The reasons why a person gets no mail. */
export const SKIP_CODES = [
  'no_email',
  'address_invalid',
  'contact_archived',
  'no_consent',
  'consent_refused',
  'duplicate_address',
  'address_bounced',
  'objected',
  'erased',
] as const;
export type SkipCode = (typeof SKIP_CODES)[number];

/** The reasons why a mail was suppressed or cancelled. */
export const MAIL_REASONS = [
  ...SKIP_CODES,
  'user_archived',
  'outdated',
  'documents_unavailable',
  'cancelled_by_user',
] as const;
export type MailReason = (typeof MAIL_REASONS)[number];

/** The ways in which the connection to the mail server is protected. */
export const SMTP_SECURITIES = ['tls', 'starttls', 'none'] as const;

/** The queue of mails that are to be sent. */
export const OUTGOING_MAILS = 'mail.outgoing';

/** Maximum number of contacts of one request. */
export const MAX_RECIPIENTS = 20;
/** Maximum number of documents of a mail. */
export const MAX_DOCUMENTS = 10;
/** Maximum size of all documents of a mail. Many servers take no more than 25 MB, and base64 adds a third. */
export const MAX_DOCUMENT_BYTES = 15 * 1_048_576;
/** Maximum number of characters of the text of a mail. */
export const MAX_BODY_LENGTH = 20_000;
