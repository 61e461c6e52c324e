/** The roles in which a person can take part in a delegation, in the order of lists. */
export const PARTICIPANT_ROLES = ['head', 'member', 'host', 'interpreter', 'guest'] as const;
/** One of {@link PARTICIPANT_ROLES}. */
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

/** The statuses of a participant. */
export const PARTICIPANT_STATUSES = ['invited', 'confirmed', 'declined', 'cancelled', 'attended', 'no_show'] as const;
/** One of {@link PARTICIPANT_STATUSES}. */
export type ParticipantStatus = (typeof PARTICIPANT_STATUSES)[number];
