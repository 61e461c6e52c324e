import type { ParticipantStatus } from './participant.vocabulary.js';

/** What an item of a programme is. */
export const ITEM_KINDS = ['signing', 'tour', 'meeting', 'seminar', 'reception', 'travel'] as const;
/** One of {@link ITEM_KINDS}. */
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Whether an item of a programme takes place. */
export const ITEM_STATUSES = ['planned', 'cancelled'] as const;
/** One of {@link ITEM_STATUSES}. */
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** Statuses of a participant who does not come, and whose time so is not taken by the programme. */
export const ABSENT_STATUSES = ['declined', 'cancelled'] as const satisfies readonly ParticipantStatus[];
