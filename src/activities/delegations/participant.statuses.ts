import type { FieldError } from '../../common/errors/domain.errors.js';
import type { ParticipantRole, ParticipantStatus } from './participant.vocabulary.js';

/** Where a participant can go from each status. People change their mind; whether somebody came can be put right. */
export const PARTICIPANT_MOVES: Readonly<Record<ParticipantStatus, readonly ParticipantStatus[]>> = {
  invited: ['confirmed', 'declined', 'cancelled', 'attended', 'no_show'],
  confirmed: ['declined', 'cancelled', 'attended', 'no_show'],
  declined: ['invited', 'confirmed', 'attended'],
  cancelled: ['invited', 'confirmed', 'attended'],
  attended: ['no_show'],
  no_show: ['attended'],
};

/** What a status of a participant is judged by. */
export interface ParticipantFacts {
  /** Absent for somebody new, who can be in any status at once. */
  from?: ParticipantStatus;
  to: ParticipantStatus;
  delegation: { startsOn: string };
  /** The day it is where the delegation is. */
  today: string;
}

/** Why a participant cannot be in a status; nothing when it is possible. */
export function participantErrors({ from, to, delegation, today }: ParticipantFacts): FieldError[] {
  if (from === to) return [];
  const refuse = (code: string, detail: string) => [{ pointer: '/status', code, detail }];
  if (from && !PARTICIPANT_MOVES[from].includes(to)) {
    const detail = `A participant who is ${from} cannot become ${to}, only ${PARTICIPANT_MOVES[from].join(', ')}.`;
    return refuse('participant.status_not_allowed', detail);
  }
  if (toldAfterwards(to) && delegation.startsOn > today) {
    const detail = `The delegation starts on ${delegation.startsOn}; who comes is not known before.`;
    return refuse('participant.not_started', detail);
  }
  return [];
}

/** Whether somebody who is in a status counts on the visit. */
export function isExpected(status: ParticipantStatus): boolean {
  return status !== 'declined' && status !== 'cancelled';
}

/** Whether a participant leads the delegation, of whom there is at most one; as delegation_participant_head_uq has it. */
export function leads({ role, status }: { role: ParticipantRole; status: ParticipantStatus }): boolean {
  return role === 'head' && isExpected(status);
}

function toldAfterwards(status: ParticipantStatus): boolean {
  return status === 'attended' || status === 'no_show';
}
