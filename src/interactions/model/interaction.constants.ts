/** The forms of an interaction. */
export const INTERACTION_KINDS = [
  'call',
  'email',
  'meeting',
  'video_call',
  'site_visit',
  'message',
  'letter',
  'event',
] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** The side that began an interaction. */
export const DIRECTIONS = ['inbound', 'outbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The kinds of data from which the application makes interactions: mails that were received. */
export const INTERACTION_SOURCES = ['mail'] as const;
export type InteractionSource = (typeof INTERACTION_SOURCES)[number];

/** The statuses of a task. */
export const TASK_STATUSES = ['open', 'done', 'dropped'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];
