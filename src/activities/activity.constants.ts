/** The kinds of activities. A stop is an activity of its own because it has its own days, costs and results. */
export const ACTIVITY_KINDS = ['delegation', 'roadshow', 'roadshow_stop', 'seminar'] as const;
/** One of {@link ACTIVITY_KINDS}. */
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Whether an activity will take place. */
export const ACTIVITY_STATUSES = ['planned', 'confirmed', 'completed', 'cancelled'] as const;
/** One of {@link ACTIVITY_STATUSES}. */
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

/** The direction in which a delegation travels, seen from Limburg. */
export const DIRECTIONS = ['inbound', 'outbound'] as const;
/** One of {@link DIRECTIONS}. */
export type Direction = (typeof DIRECTIONS)[number];
