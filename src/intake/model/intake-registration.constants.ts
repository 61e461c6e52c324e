/**
 * States of the matching of a registration with a contact. In the state `incomplete` only the cancellation has arrived.
 * `needs_review` and `suspected_spam` wait for the decision of a person.
 */
export const MATCH_STATES = ['incomplete', 'needs_review', 'suspected_spam', 'matched', 'rejected'] as const;
/** One of {@link MATCH_STATES}. */
export type MatchState = (typeof MATCH_STATES)[number];

/** The states in which a person can decide. */
export const OPEN_STATES: readonly MatchState[] = ['needs_review', 'suspected_spam'];

/** Sources of a match: the rules, a learned decision, or a colleague. */
export const MATCHED_BY = ['rule', 'learned', 'person'] as const;
/** One of {@link MATCHED_BY}. */
export type MatchedBy = (typeof MATCHED_BY)[number];

/** Reasons why a registration waits for a review. */
export const REVIEW_REASONS = [
  'new_person',
  'new_company',
  'unsure_company',
  'unknown_country',
  'no_email',
  'no_name',
  'unusable_fields',
  'possible_double',
  'person_changed',
  'contradicting_evidence',
  'suspicious_text',
  'filled_by_program',
  'reopened',
] as const;
/** One of {@link REVIEW_REASONS}. */
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** Reasons that stay until a person decides, because matching does not find them again by itself. */
const LASTING_DOUBTS: readonly ReviewReason[] = ['reopened', 'person_changed', 'filled_by_program'];

/** Returns the reasons that a new matching keeps. */
export function listLastingDoubts(reasons: readonly ReviewReason[]): ReviewReason[] {
  return reasons.filter((reason) => LASTING_DOUBTS.includes(reason));
}

/** Reasons for a contact or company as a candidate. */
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

/** Outcomes of a delivery for a registration. */
export const APPLY_OUTCOMES = ['applied', 'ignored_stale', 'needs_review'] as const;
/** One of {@link APPLY_OUTCOMES}. */
export type ApplyOutcome = (typeof APPLY_OUTCOMES)[number];

/** Subjects of a decision: an e-mail address or the spelling of a company. */
export const DECISION_KINDS = ['email', 'company'] as const;
/** One of {@link DECISION_KINDS}. */
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Maximum number of waiting registrations that are matched again after a request. */
export const MAX_REMATCHED = 100;
