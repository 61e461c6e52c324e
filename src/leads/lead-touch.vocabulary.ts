import type { Channel } from './lead.vocabulary.js';

/** Channels that a touch can be of: those that name no activity or agreement, of which it is then a touch instead. */
export const TOUCH_CHANNELS = [
  'referral',
  'web',
  'cold_outreach',
  'partner_network',
  'existing_investor',
  'other',
] as const satisfies readonly Channel[];
/** One of {@link TOUCH_CHANNELS}. */
export type TouchChannel = (typeof TOUCH_CHANNELS)[number];

/** Whether a lead came from it, or was only influenced by it. */
export const TOUCH_ROLES = ['source', 'influence'] as const;
/** One of {@link TOUCH_ROLES}. */
export type TouchRole = (typeof TOUCH_ROLES)[number];

/** What a touch follows from. Only what was added by hand is changed by hand; the database keeps the others. */
export const TOUCH_ORIGINS = ['source', 'registration', 'attendance', 'participation', 'hand'] as const;
/** One of {@link TOUCH_ORIGINS}. */
export type TouchOrigin = (typeof TOUCH_ORIGINS)[number];
