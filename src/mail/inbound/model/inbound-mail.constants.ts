/** The ways in which a mail reaches the application. */
export const INBOUND_SOURCES = ['user', 'key', 'pipe'] as const;
export type InboundSource = (typeof INBOUND_SOURCES)[number];

/** The states of a received mail. `processed` and `resolved` mails have an interaction. */
export const INBOUND_STATES = ['processed', 'needs_review', 'ignored', 'resolved'] as const;
export type InboundState = (typeof INBOUND_STATES)[number];

/** The reasons why a person has to decide about a mail. */
export const REVIEW_REASONS = [
  'unknown_sender',
  'unverified_sender',
  'ambiguous_lead',
  'unreadable',
  'reopened',
] as const;

/** The reasons why a mail is no interaction. */
export const IGNORE_REASONS = ['own_mail', 'bounce', 'auto_reply', 'only_colleagues', 'by_person'] as const;

export const INBOUND_REASONS = [...REVIEW_REASONS, ...IGNORE_REASONS] as const;
export type InboundReason = (typeof INBOUND_REASONS)[number];

/** How the lead of a mail was found. */
export const LEAD_MATCHES = ['recipient', 'subject', 'reply', 'open_lead'] as const;
export type LeadMatch = (typeof LEAD_MATCHES)[number];

/** Maximum size of a message. */
export const MAX_MESSAGE_MB = 25;
/** Maximum number of people of a mail that can become participants. */
export const MAX_PARTICIPANTS = 100;
/** Maximum number of contacts that a decision can name. */
export const MAX_DECISION_CONTACTS = 100;
