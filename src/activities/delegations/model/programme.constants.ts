import type { ParticipantStatus } from './participant.constants.js';

/** The kinds of items of a programme. */
export const ITEM_KINDS = ['signing', 'tour', 'meeting', 'seminar', 'reception', 'travel'] as const;
/** One of {@link ITEM_KINDS}. */
export type ItemKind = (typeof ITEM_KINDS)[number];

/** The statuses of an item of a programme. */
export const ITEM_STATUSES = ['planned', 'cancelled'] as const;
/** One of {@link ITEM_STATUSES}. */
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** The statuses of a participant who does not come, so that the programme does not occupy the person. */
export const ABSENT_STATUSES = ['declined', 'cancelled'] as const satisfies readonly ParticipantStatus[];
