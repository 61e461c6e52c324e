/** The kinds of data whose term is a rule. */
export const RETENTION_KINDS = [
  'contact',
  'registration_without_contact',
  'form_rejected',
  'inbound_unmatched',
] as const;
/** One of {@link RETENTION_KINDS}. */
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** The moments from which terms count. */
export const TERM_STARTS = ['last_own_contact', 'seminar_end', 'decision', 'receipt'] as const;
/** One of {@link TERM_STARTS}. */
export type TermStart = (typeof TERM_STARTS)[number];

/** The treatments of data after their term. */
export const TERM_ACTIONS = ['erase', 'remove_content', 'delete'] as const;
/** One of {@link TERM_ACTIONS}. */
export type TermAction = (typeof TERM_ACTIONS)[number];

/** The parts of the rules that nobody can change. */
export const RETENTION_RULES: Readonly<Record<RetentionKind, { countsFrom: TermStart; action: TermAction }>> = {
  contact: { countsFrom: 'last_own_contact', action: 'erase' },
  registration_without_contact: { countsFrom: 'seminar_end', action: 'erase' },
  form_rejected: { countsFrom: 'decision', action: 'remove_content' },
  inbound_unmatched: { countsFrom: 'receipt', action: 'delete' },
};

/** The maximum term of a rule, in months. */
export const MAX_RETENTION_MONTHS = 240;

/** The maximum number of people of one request. */
export const MAX_RETENTION_KEYS = 200;

/** The treatments of somebody whose data are due. */
export const RETENTION_DECISIONS = ['erase', 'keep'] as const;
/** One of {@link RETENTION_DECISIONS}. */
export type RetentionDecision = (typeof RETENTION_DECISIONS)[number];

/** The reasons for which data are kept that are due, in the order in which they are looked for. */
export const KEEP_REASONS = [
  'open_lead',
  'agreement_in_force',
  'coming_delegation',
  'open_task',
  'running_request',
  'keep_until',
] as const;
/** One of {@link KEEP_REASONS}. */
export type KeepReason = (typeof KEEP_REASONS)[number];
