/** The languages of mails, in the order of preference where a contact speaks several. */
export const MAIL_LANGUAGES = ['en', 'nl', 'zh'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** The templates of mails that the application writes. */
export const TEMPLATE_KEYS = [
  'registration_confirm_address',
  'registration_confirmed',
  'registration_waitlisted',
  'registration_promoted',
  'registration_cancelled',
  'seminar_reminder',
  'seminar_changed',
  'seminar_thank_you',
  'seminar_invitation',
  'password_link',
  'report_ready',
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** The placeholders of templates. A template knows those of its key. */
export const PLACEHOLDERS = [
  'contact.fullName',
  'contact.companyName',
  'author.fullName',
  'seminar.title',
  'seminar.date',
  'seminar.time',
  'seminar.venue',
  'seminar.onlineLink',
  'seminar.link',
  'registration.code',
  'registration.manageLink',
  'registration.confirmLink',
  'registration.confirmUntil',
  'report.title',
  'report.period',
  'report.link',
  'link',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** The values of placeholders. One without a value, or with an empty one, is not known. */
export type PlaceholderValues = Partial<Record<Placeholder, string | null>>;
