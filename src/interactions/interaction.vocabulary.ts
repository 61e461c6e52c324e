/** How somebody was met or spoken to. */
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

/** Who began it. */
export const DIRECTIONS = ['inbound', 'outbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Where a task stands. */
export const TASK_STATUSES = ['open', 'done', 'dropped'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];
