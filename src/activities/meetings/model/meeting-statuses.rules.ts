import type { FieldError } from '../../../common/errors/domain.errors.js';
import type { MeetingStatus } from './meeting.constants.js';

/** The transitions allowed from each status. A wrong record of whether a meeting was held can be corrected. */
export const MEETING_TRANSITIONS: Readonly<Record<MeetingStatus, readonly MeetingStatus[]>> = {
  proposed: ['confirmed', 'held', 'no_show', 'cancelled'],
  confirmed: ['proposed', 'held', 'no_show', 'cancelled'],
  held: ['no_show'],
  no_show: ['held'],
  cancelled: ['proposed', 'confirmed'],
};

/** Tells whether a meeting is over, held or not. Such a meeting is a fact and cannot be moved. */
export function isOver(status: MeetingStatus): boolean {
  return status === 'held' || status === 'no_show';
}

/** The facts on which a change of a meeting depends. */
export interface MeetingChange {
  from: MeetingStatus;
  to: MeetingStatus;
  /** Whether its slot or table changes. */
  isMoved: boolean;
  /** Whether its slot has begun. */
  hasBegun: boolean;
  score: number | null;
}

/** Returns the errors of a change of a meeting; an empty list when it is allowed. */
export function validateMeetingChange({ from, to, isMoved, hasBegun, score }: MeetingChange): FieldError[] {
  const errors: FieldError[] = [];
  if (from !== to && !MEETING_TRANSITIONS[from].includes(to)) {
    const detail = `status cannot change from ${from} to ${to}; it can become ${MEETING_TRANSITIONS[from].join(', ')}.`;
    errors.push({ pointer: '/status', code: 'meeting.status_not_allowed', detail });
  } else if (isOver(to) && from !== to && !hasBegun) {
    errors.push({
      pointer: '/status',
      code: 'meeting.not_begun',
      detail: `status cannot be ${to} before the slot begins.`,
    });
  }
  if (isMoved && isOver(from)) {
    errors.push({
      pointer: '/slotId',
      code: 'meeting.over',
      detail: 'slotId and table cannot change after the meeting is over.',
    });
  }
  if (score !== null && to !== 'held') {
    errors.push({ pointer: '/score', code: 'meeting.not_held', detail: 'score is allowed only when status is held.' });
  }
  return errors;
}
