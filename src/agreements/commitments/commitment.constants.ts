/** The statuses of a commitment. */
export const COMMITMENT_STATUSES = ['open', 'on_track', 'at_risk', 'done', 'dropped'] as const;
/** One of {@link COMMITMENT_STATUSES}. */
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

/** Statuses in which a commitment can become overdue. */
export const PENDING: readonly CommitmentStatus[] = ['open', 'on_track', 'at_risk'];
