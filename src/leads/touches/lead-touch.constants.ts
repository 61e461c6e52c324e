import type { Channel } from '../pipeline/lead.constants.js';

/**
 * Channels that a touch can have. The channels activity and agreement are left out, because a touch then names the
 * record instead.
 */
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

/** Whether the lead came from the subject of the touch, or was only influenced by it. */
export const TOUCH_ROLES = ['source', 'influence'] as const;
/** One of {@link TOUCH_ROLES}. */
export type TouchRole = (typeof TOUCH_ROLES)[number];

/**
 * The origin of a touch. Only a touch that was added by hand can be changed by hand; the database maintains the others.
 */
export const TOUCH_ORIGINS = ['source', 'registration', 'attendance', 'participation', 'hand'] as const;
/** One of {@link TOUCH_ORIGINS}. */
export type TouchOrigin = (typeof TOUCH_ORIGINS)[number];
