/**
 * How far it is known whom a registration is of. `incomplete`: only that it was cancelled is known yet; `needs_review`
 * and `suspected_spam` wait for somebody to decide.
 */
export const MATCH_STATES = ['incomplete', 'needs_review', 'suspected_spam', 'matched', 'rejected'] as const;
/** One of {@link MATCH_STATES}. */
export type MatchState = (typeof MATCH_STATES)[number];

/** The states in which somebody may decide. */
export const OPEN_STATES: readonly MatchState[] = ['needs_review', 'suspected_spam'];

/** Who said whom a registration is of: the rules, a decision that was learned, or a colleague. */
export const MATCHED_BY = ['rule', 'learned', 'person'] as const;
/** One of {@link MATCHED_BY}. */
export type MatchedBy = (typeof MATCHED_BY)[number];

/** Why a registration waits for somebody to look at it. */
export const REVIEW_REASONS = [
  'new_person',
  'new_company',
  'unsure_company',
  'no_email',
  'no_name',
  'unusable_fields',
  'possible_double',
  'person_changed',
  'contradicting_evidence',
  'suspicious_text',
  'reopened',
] as const;
/** One of {@link REVIEW_REASONS}. */
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** What speaks for a contact or company as the one a registration is of. */
export const MATCH_REASONS = [
  'learned',
  'identifier',
  'email',
  'email_variant',
  'phone',
  'domain',
  'native_name',
  'name',
  'alias',
  'similar_name',
  'pinyin',
  'same_company',
] as const;
/** One of {@link MATCH_REASONS}. */
export type MatchReason = (typeof MATCH_REASONS)[number];

/** What came of one delivery to a registration. */
export const APPLY_OUTCOMES = ['applied', 'ignored_stale', 'needs_review'] as const;
/** One of {@link APPLY_OUTCOMES}. */
export type ApplyOutcome = (typeof APPLY_OUTCOMES)[number];

/** What a decision was about. */
export const DECISION_KINDS = ['email', 'company'] as const;
/** One of {@link DECISION_KINDS}. */
export type DecisionKind = (typeof DECISION_KINDS)[number];
