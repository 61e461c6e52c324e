/** The two sides of B2B meetings. A meeting is between one party of each side. */
export const SIDES = ['visitor', 'host'] as const;
/** One of {@link SIDES}. */
export type Side = (typeof SIDES)[number];

/** The statuses of a meeting. */
export const MEETING_STATUSES = ['proposed', 'confirmed', 'held', 'cancelled', 'no_show'] as const;
/** One of {@link MEETING_STATUSES}. */
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** The origins of a meeting: the matchmaking or a user. */
export const MEETING_ORIGINS = ['matchmaking', 'hand'] as const;
/** One of {@link MEETING_ORIGINS}. */
export type MeetingOrigin = (typeof MEETING_ORIGINS)[number];

/** The maximum numbers of tables and slots of a programme, of parties of an activity, and of wishes of a party. */
export const MAX_TABLES = 200;
export const MAX_SLOTS = 60;
export const MAX_PARTIES = 240;
export const MAX_WISHES = 60;

/** The reasons why a wish was not met. */
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

/** The error code for a table or a party that already has a meeting in a slot. */
export const DOUBLE_BOOKING = 'meeting.double_booking';

/** The error code for two parties that already have a meeting. */
export const ALREADY_MEET = 'meeting.already_meet';
