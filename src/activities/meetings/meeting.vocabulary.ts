/** The two sides of B2B meetings: a meeting is between one of each. */
export const SIDES = ['visitor', 'host'] as const;
/** One of {@link SIDES}. */
export type Side = (typeof SIDES)[number];

/** What became of a meeting. */
export const MEETING_STATUSES = ['proposed', 'confirmed', 'held', 'cancelled', 'no_show'] as const;
/** One of {@link MEETING_STATUSES}. */
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** Who made a meeting. */
export const MEETING_ORIGINS = ['matchmaking', 'hand'] as const;
/** One of {@link MEETING_ORIGINS}. */
export type MeetingOrigin = (typeof MEETING_ORIGINS)[number];

/** Most tables of a programme, slots of a programme, parties of an activity, and wishes of a party. */
export const MOST_TABLES = 200;
export const MOST_SLOTS = 60;
export const MOST_PARTIES = 240;
export const MOST_WISHES = 60;

/** Why a wish was not met. */
export const UNMET_REASONS = [
  'avoided',
  'called_off',
  'never_available_together',
  'party_full',
  'no_table_free',
  'outranked',
  'others_met_instead',
] as const;
/** One of {@link UNMET_REASONS}. */
export type UnmetReason = (typeof UNMET_REASONS)[number];
