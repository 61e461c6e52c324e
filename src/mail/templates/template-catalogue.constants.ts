import {
  MAIL_LANGUAGES,
  type MailLanguage,
  type Placeholder,
  type TemplateKey,
} from '../../common/mail/mail-template.constants.js';
import type { MailPurpose } from '../model/mail.constants.js';
import type { TemplateOccasion } from '../text/mail-texts.constants.js';

/** A template, without its texts. */
export interface TemplateDefinition {
  languages: readonly MailLanguage[];
  placeholders: readonly Placeholder[];
  purpose: MailPurpose;
  occasion: TemplateOccasion;
  /** The request of the calendar file that is attached; null if there is none. */
  calendar: 'request' | 'cancel' | null;
  /** Whether the mail shows the code of the registration as a QR code. */
  hasQrCode: boolean;
  /** Whether the mail has a link that only its first sending knows, so that it cannot be sent again. */
  hasSecretLink: boolean;
}

const PERSON = ['contact.fullName', 'contact.companyName', 'author.fullName'] as const;
const SEMINAR = [
  ...PERSON,
  'seminar.title',
  'seminar.date',
  'seminar.time',
  'seminar.venue',
  'seminar.onlineLink',
  'seminar.link',
] as const;
const REGISTRATION = [...SEMINAR, 'registration.code', 'registration.manageLink'] as const;
/** The placeholders of a seat that has to be confirmed until a time. */
const OFFER = ['registration.confirmLink', 'registration.confirmUntil'] as const;

/** A mail to a person who is registered for a seminar. */
const OF_REGISTRATION: TemplateDefinition = {
  languages: MAIL_LANGUAGES,
  placeholders: REGISTRATION,
  purpose: 'transactional',
  occasion: 'registration',
  calendar: null,
  hasQrCode: false,
  hasSecretLink: false,
};

/** The languages of mails to users, who have the languages of the web application. */
const USER_LANGUAGES = ['en', 'nl'] as const;

/** All templates. */
export const TEMPLATES: Readonly<Record<TemplateKey, TemplateDefinition>> = {
  registration_confirm_address: { ...OF_REGISTRATION, placeholders: [...SEMINAR, 'link'], hasSecretLink: true },
  registration_confirmed: { ...OF_REGISTRATION, calendar: 'request', hasQrCode: true },
  registration_waitlisted: OF_REGISTRATION,
  registration_promoted: {
    ...OF_REGISTRATION,
    placeholders: [...REGISTRATION, ...OFFER],
    calendar: 'request',
    hasQrCode: true,
  },
  registration_cancelled: { ...OF_REGISTRATION, calendar: 'cancel' },
  seminar_reminder: { ...OF_REGISTRATION, hasQrCode: true },
  seminar_changed: { ...OF_REGISTRATION, calendar: 'request' },
  seminar_thank_you: OF_REGISTRATION,
  seminar_invitation: {
    ...OF_REGISTRATION,
    placeholders: SEMINAR,
    purpose: 'event_invitation',
    occasion: 'invitation',
  },
  password_link: {
    ...OF_REGISTRATION,
    languages: USER_LANGUAGES,
    placeholders: ['contact.fullName', 'author.fullName', 'link'],
    occasion: 'account',
    hasSecretLink: true,
  },
  report_ready: {
    ...OF_REGISTRATION,
    languages: USER_LANGUAGES,
    placeholders: [...PERSON, 'report.title', 'report.period', 'report.link'],
    occasion: 'report',
  },
};
