/** How a commitment stands. */
export const COMMITMENT_STATUSES = ['open', 'on_track', 'at_risk', 'done', 'dropped'] as const;
/** One of {@link COMMITMENT_STATUSES}. */
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

/** Statuses in which something is still to be done, so that it can be overdue. */
export const PENDING: readonly CommitmentStatus[] = ['open', 'on_track', 'at_risk'];
