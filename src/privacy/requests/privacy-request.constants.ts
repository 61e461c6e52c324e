/** The kinds of requests: access (GDPR art. 15), erasure (art. 17), rectification (art. 16) and objection (art. 21). */
export const REQUEST_KINDS = ['access', 'erasure', 'rectification', 'objection'] as const;
/** One of {@link REQUEST_KINDS}. */
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** The ways in which a request can come. */
export const REQUEST_CHANNELS = ['email', 'letter', 'phone', 'form', 'in_person'] as const;
/** One of {@link REQUEST_CHANNELS}. */
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

/** The states of a request. The last three end it. */
export const REQUEST_STATES = ['open', 'in_progress', 'done', 'refused', 'withdrawn'] as const;
/** One of {@link REQUEST_STATES}. */
export type RequestState = (typeof REQUEST_STATES)[number];

/** The states in which a request waits for its answer. */
export const RUNNING_STATES: readonly RequestState[] = ['open', 'in_progress'];

/** The reasons for which a request may be refused (GDPR art. 12(2) and (5), and art. 17(3)). */
export const REFUSED_REASONS = [
  'not_identified',
  'manifestly_unfounded',
  'legal_obligation',
  'legal_claims',
  'freedom_of_expression',
] as const;
/** One of {@link REFUSED_REASONS}. */
export type RefusedReason = (typeof REFUSED_REASONS)[number];

/** The kinds of requests before whose end the identity of the person must have been checked. */
export const KINDS_WITH_IDENTITY: readonly RequestKind[] = ['access', 'erasure'];
