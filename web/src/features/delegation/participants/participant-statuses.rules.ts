import { findDayIn } from '../../../shared/format/event-times.rules';
import type { Participant } from './participants.api';

export type ParticipantStatus = Participant['status'];

/** The changes of status that the server allows. People change their mind, and an attendance can be corrected. */
export const PARTICIPANT_CHANGES: Readonly<Record<ParticipantStatus, readonly ParticipantStatus[]>> = {
  invited: ['confirmed', 'declined', 'cancelled', 'attended', 'no_show'],
  confirmed: ['declined', 'cancelled', 'attended', 'no_show'],
  declined: ['invited', 'confirmed', 'attended'],
  cancelled: ['invited', 'confirmed', 'attended'],
  attended: ['no_show'],
  no_show: ['attended'],
};

/** The facts on which the statuses depend. */
interface Visit {
  status: string;
  startsOn: string;
  timezone: string;
}

/** Lists the statuses that a participant can get now. Attendance is recorded from the first day on. */
export function listNextParticipantStatuses(
  status: ParticipantStatus,
  { status: visitStatus, startsOn, timezone }: Visit,
  now: number,
): ParticipantStatus[] {
  const hasBegun = startsOn <= findDayIn(timezone, now);
  return PARTICIPANT_CHANGES[status].filter((next) => {
    if ((next === 'attended' || next === 'no_show') && !hasBegun) return false;
    // Nobody comes to a visit that has been cancelled.
    return visitStatus !== 'cancelled' || !isComing(next);
  });
}

/** Tells whether a participant with this status counts as part of the visit. */
export function isComing(status: ParticipantStatus): boolean {
  return status !== 'declined' && status !== 'cancelled';
}
