import type { FieldError } from '../../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../../common/errors/error-codes.rules.js';
import type { ParticipantRole, ParticipantStatus } from './participant.constants.js';

/** The transitions allowed from each status. People change their mind, and a wrong attendance can be corrected. */
export const PARTICIPANT_TRANSITIONS: Readonly<Record<ParticipantStatus, readonly ParticipantStatus[]>> = {
  invited: ['confirmed', 'declined', 'cancelled', 'attended', 'no_show'],
  confirmed: ['declined', 'cancelled', 'attended', 'no_show'],
  declined: ['invited', 'confirmed', 'attended'],
  cancelled: ['invited', 'confirmed', 'attended'],
  attended: ['no_show'],
  no_show: ['attended'],
};

/** The facts on which the status of a participant depends. */
export interface ParticipantFacts {
  /** Absent for a new participant, who can have any status at once. */
  from?: ParticipantStatus;
  to: ParticipantStatus;
  delegation: { startsOn: string };
  /** The present day in the time zone of the delegation. */
  today: string;
}

/** Returns the errors of a status; an empty list when it is allowed. */
export function validateParticipantStatus({ from, to, delegation, today }: ParticipantFacts): FieldError[] {
  if (from === to) return [];
  const createErrors = (code: ErrorCode, detail: string) => [{ pointer: '/status', code, detail }];
  if (from && !PARTICIPANT_TRANSITIONS[from].includes(to)) {
    const detail = `status cannot change from ${from} to ${to}; it can become ${PARTICIPANT_TRANSITIONS[from].join(', ')}.`;
    return createErrors('participant.status_not_allowed', detail);
  }
  if (isRecordedAfterwards(to) && delegation.startsOn > today) {
    const detail = `status cannot be ${to} before the delegation starts on ${delegation.startsOn}.`;
    return createErrors('participant.not_started', detail);
  }
  return [];
}

/** Tells whether a participant with this status counts as part of the visit. */
export function isExpected(status: ParticipantStatus): boolean {
  return status !== 'declined' && status !== 'cancelled';
}

/**
 * Tells whether a participant leads the delegation. There is at most one head, as delegation_participant_head_uq
 * enforces.
 */
export function isHead({ role, status }: { role: ParticipantRole; status: ParticipantStatus }): boolean {
  return role === 'head' && isExpected(status);
}

function isRecordedAfterwards(status: ParticipantStatus): boolean {
  return status === 'attended' || status === 'no_show';
}
