import { CodedError, assertNoErrors, type FieldError } from '../../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../../common/errors/error-codes.rules.js';
import {
  ALREADY_MEET,
  DOUBLE_BOOKING,
  type MeetingOrigin,
  type MeetingStatus,
  type Side,
} from './meeting.constants.js';
import type { Meeting } from './meeting.entity.js';

/** The fields of a meeting on which the rules depend. */
export interface BookedMeeting {
  id: string;
  slotId: string;
  tableNumber: number;
  visitorId: string;
  hostId: string;
  status: MeetingStatus;
  fixed: boolean;
  origin: MeetingOrigin;
  /** A readable text with both parties, the table and the time. */
  label: string;
}

/** The slot, the table and the parties of a meeting. */
export type MeetingAssignment = Pick<Meeting, 'id' | 'activityId' | 'slotId' | 'tableNumber' | 'visitorId' | 'hostId'>;

/** The start of a slot, and the number of tables. */
export interface SlotFacts {
  startsAt: Date;
  tables: number;
}

/** The facts of a party on which a meeting depends. */
export interface PartyFacts {
  id: string;
  side: Side;
  label: string;
  maxMeetings: number | null;
  available: boolean;
  avoids: string[];
}

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

/** Tells whether matchmaking may remove a meeting, because it is a proposal that nobody has changed. */
export function isMovable({ status, fixed }: Pick<BookedMeeting, 'status' | 'fixed'>): boolean {
  return status === 'proposed' && !fixed;
}

/**
 * Checks that a meeting can take place. Its parties must exist, be on the right sides, be available in the slot and not
 * avoid each other. The table must exist, and neither it nor a party may have another meeting in the slot.
 * @param parties those of the two parties that belong to the activity
 * @param meetings the meetings of the activity
 * @throws 422, 409 with the meetings on both sides of a double booking
 */
export function assertValidAssignment(
  place: MeetingAssignment,
  { tables }: SlotFacts,
  parties: readonly PartyFacts[],
  meetings: readonly BookedMeeting[],
): void {
  const errors: FieldError[] = [];
  const visitor = validateParty('visitor', place.visitorId, '/visitorId', parties, errors);
  const host = validateParty('host', place.hostId, '/hostId', parties, errors);
  if (place.tableNumber > tables) {
    const detail = `table must be from 1 to ${tables}, but is ${place.tableNumber}.`;
    errors.push({ pointer: '/table', code: 'meeting.no_such_table', detail });
  }
  if (visitor && host && (visitor.avoids.includes(host.id) || host.avoids.includes(visitor.id))) {
    const detail = `${visitor.label} and ${host.label} cannot meet, because one of them avoids the other.`;
    errors.push({ pointer: '/hostId', code: 'meeting.avoided', detail });
  }
  assertNoErrors(errors);
  assertPlaceFree(place, visitor!, host!, meetings);
}

function validateParty(
  side: Side,
  id: string,
  pointer: string,
  parties: readonly PartyFacts[],
  errors: FieldError[],
): PartyFacts | undefined {
  const party = parties.find((candidate) => candidate.id === id);
  const addError = (code: ErrorCode, detail: string) => errors.push({ pointer, code, detail });
  if (!party)
    addError('meeting_party.unknown', `${side}Id must name a party of this activity; ${id} is not one of them.`);
  else if (party.side !== side)
    addError('meeting.wrong_side', `${side}Id must name a ${side}; ${party.label} is not one.`);
  else if (!party.available)
    addError('meeting.not_available', `${party.label} is not available in this slot; choose another slot.`);
  return party;
}

function assertPlaceFree(
  place: MeetingAssignment,
  visitor: PartyFacts,
  host: PartyFacts,
  meetings: readonly BookedMeeting[],
): void {
  const others = meetings.filter(({ id, status }) => id !== place.id && status !== 'cancelled');
  const wanted = `${visitor.label} with ${host.label} at table ${place.tableNumber}`;
  const conflicts = others.filter(
    (other) =>
      other.slotId === place.slotId &&
      (other.tableNumber === place.tableNumber || other.visitorId === place.visitorId || other.hostId === place.hostId),
  );
  const toConflicts = (meetings: typeof others) => ({ conflicts: meetings.map(({ id, label }) => ({ id, label })) });
  if (conflicts.length > 0) {
    const named = conflicts.map(({ id, label }) => `${label} (${id})`).join(' and ');
    throw new CodedError(
      DOUBLE_BOOKING,
      `${wanted} would be in the same slot as ${named}.`,
      [],
      toConflicts(conflicts),
    );
  }
  const earlier = others.filter(
    ({ visitorId, hostId, status }) => visitorId === place.visitorId && hostId === place.hostId && status !== 'no_show',
  );
  if (earlier.length > 0) {
    throw new CodedError(
      ALREADY_MEET,
      `These two parties already have a meeting: ${earlier[0]!.label} (${earlier[0]!.id}).`,
      [],
      toConflicts(earlier),
    );
  }
  for (const { id, label, maxMeetings } of [visitor, host]) {
    const count = others.filter(({ visitorId, hostId }) => visitorId === id || hostId === id).length;
    if (maxMeetings === null || count < maxMeetings) continue;
    throw new CodedError(
      'meeting.party_full',
      `${label} already has ${count} meetings; the maximum is ${maxMeetings}.`,
    );
  }
}
