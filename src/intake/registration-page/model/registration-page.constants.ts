/** The languages that a page can have. */
export const PAGE_LANGUAGES = ['en', 'nl', 'zh'] as const;
/** One of {@link PAGE_LANGUAGES}. */
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** The optional fields of the form, in their order on the page. The name and the e-mail address are always asked. */
export const PAGE_FIELDS = ['companyName', 'jobTitle', 'phone', 'country', 'language', 'message'] as const;
/** One of {@link PAGE_FIELDS}. */
export type PageField = (typeof PAGE_FIELDS)[number];

/** Whether the form asks for a field. */
export const FIELD_STATES = ['hidden', 'optional', 'required'] as const;
/** One of {@link FIELD_STATES}. */
export type FieldState = (typeof FIELD_STATES)[number];

/** The kinds of questions. */
export const QUESTION_KINDS = ['text', 'long_text', 'choice', 'several', 'yes_no'] as const;
/** One of {@link QUESTION_KINDS}. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** The kinds of questions whose answer is one or several of their options. */
export const KINDS_WITH_OPTIONS: readonly QuestionKind[] = ['choice', 'several'];

/** The form of a slug. */
export const SLUG = /^[a-z0-9](-?[a-z0-9])*$/;

/** The form of the id of a question or an option, which is a key of the deliveries. */
export const KEY = /^[a-zA-Z0-9][\w-]{0,39}$/;

/** Keys that a question cannot have, because fields of the form have them. */
export const RESERVED_KEYS: readonly string[] = ['fullName', 'email', ...PAGE_FIELDS];

/** Hours for which the address of a new registration can be confirmed. */
export const CONFIRMATION_HOURS = 48;

/** The warnings that colleagues see before they publish a page. */
export const PAGE_WARNINGS = [
  'no_mail_server',
  'no_capacity',
  'no_closing_time',
  'no_intro',
  'no_privacy_notice',
] as const;
/** One of {@link PAGE_WARNINGS}. */
export type PageWarning = (typeof PAGE_WARNINGS)[number];
