import { MAIL_LANGUAGES, type TemplateKey } from '../../common/mail/mail-template.constants.js';
import type { SkipCode } from './mail.constants.js';

/** The states of a mailing. It is `queued` until its mails are made, and `done` when none of them waits. */
export const MAILING_STATES = ['queued', 'running', 'done', 'cancelled'] as const;
export type MailingState = (typeof MAILING_STATES)[number];

/** The reasons why a mailing was cancelled. All but the first are found when it starts. */
export const MAILING_CANCEL_REASONS = [
  'cancelled_by_user',
  'author_gone',
  'activity_ended',
  'not_permitted',
  'documents_unavailable',
  'audience_too_large',
  'mails_invalid',
] as const;
export type MailingCancelReason = (typeof MAILING_CANCEL_REASONS)[number];

/** The languages of a mailing. With `auto` each mail has the language of its reader. */
export const MAILING_LANGUAGES = ['auto', ...MAIL_LANGUAGES] as const;
export type MailingLanguage = (typeof MAILING_LANGUAGES)[number];

/** The templates of mailings. */
export const MAILING_TEMPLATES = [
  'seminar_changed',
  'seminar_thank_you',
  'seminar_invitation',
] as const satisfies TemplateKey[];
export type MailingTemplate = (typeof MAILING_TEMPLATES)[number];

/** The people whom a mailing addresses: those of a seminar or of a delegation, or chosen contacts. */
export interface Audience {
  seminarId?: string;
  statuses?: readonly string[];
  delegationId?: string;
  contactIds?: readonly string[];
}

/** Number of people who get no mail of a mailing, by the reason. */
export type SkippedCounts = Partial<Record<SkipCode, number>>;

/** The queue of mailings that have mails to make or to send. */
export const MAILINGS = 'mail.mailings';

/** Maximum number of people of a mailing. */
export const MAX_AUDIENCE = 2_000;
/** Number of mails that a dry run shows. */
export const SAMPLE_SIZE = 3;
/** Maximum number of people who get no mail that a dry run names. */
export const MAX_SKIPPED_PEOPLE = 200;
