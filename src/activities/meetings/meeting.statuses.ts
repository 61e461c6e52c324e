import type { FieldError } from '../../common/errors/domain.errors.js';
import type { MeetingStatus } from './meeting.vocabulary.js';

/** Where a meeting can go from each status. What was noted wrongly, held or not, can be put right. */
export const MEETING_MOVES: Readonly<Record<MeetingStatus, readonly MeetingStatus[]>> = {
  proposed: ['confirmed', 'held', 'no_show', 'cancelled'],
  confirmed: ['proposed', 'held', 'no_show', 'cancelled'],
  held: ['no_show'],
  no_show: ['held'],
  cancelled: ['proposed', 'confirmed'],
};

/** Whether a meeting has taken place, or was to: it is then a fact, and stays where it is. */
export function isOver(status: MeetingStatus): boolean {
  return status === 'held' || status === 'no_show';
}

/** What a change of a meeting is judged by. */
export interface MeetingChange {
  from: MeetingStatus;
  to: MeetingStatus;
  /** Whether its slot, table or parties change. */
  moved: boolean;
  /** Whether its slot has begun. */
  begun: boolean;
  score: number | null;
}

/** Why a meeting cannot change so; nothing when it can. */
export function meetingErrors({ from, to, moved, begun, score }: MeetingChange): FieldError[] {
  const errors: FieldError[] = [];
  if (from !== to && !MEETING_MOVES[from].includes(to)) {
    const detail = `A meeting that is ${from} cannot become ${to}; it can become ${MEETING_MOVES[from].join(', ')}.`;
    errors.push({ pointer: '/status', code: 'meeting.status_not_allowed', detail });
  } else if (isOver(to) && from !== to && !begun) {
    errors.push({
      pointer: '/status',
      code: 'meeting.not_begun',
      detail: `It cannot be ${to} before its slot begins.`,
    });
  }
  if (moved && isOver(from)) {
    errors.push({ pointer: '/slotId', code: 'meeting.over', detail: 'A meeting that is over stays where it was.' });
  }
  if (score !== null && to !== 'held') {
    errors.push({ pointer: '/score', code: 'meeting.not_held', detail: 'Only a meeting that was held has a score.' });
  }
  return errors;
}
