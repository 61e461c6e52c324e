import { ProblemError, UnreachableError } from '../../../shared/api/api.errors';
import type { components } from '../../../shared/api/schema';

/** A check-in that the server has not answered yet. */
export interface PendingCheckIn {
  /** The id of the registration, or what was typed. */
  key: string;
  /** The name of the person, or what was typed. */
  name: string;
  body: components['schemas']['CheckIn'];
}

/** One of several people with the address of a check-in. */
export interface CheckInCandidate {
  /** The id of the registration. */
  id: string;
  name: string;
}

/** A check-in that the server refused, and why. */
export interface RefusedCheckIn extends PendingCheckIn {
  message: string;
  /** The people of whom the user has to choose one. Queues that earlier releases kept on a device have none. */
  candidates?: readonly CheckInCandidate[];
}

/** The check-ins of this device, in the order in which they were made. */
export interface CheckInQueue {
  pending: readonly PendingCheckIn[];
  refused: readonly RefusedCheckIn[];
}

export const EMPTY_QUEUE: CheckInQueue = { pending: [], refused: [] };

const without = <T extends { key: string }>(entries: readonly T[], key: string) =>
  entries.filter((entry) => entry.key !== key);

/** Adds a check-in at the end. One that waits already waits once; one that was refused is tried again. */
export function addCheckIn({ pending, refused }: CheckInQueue, entry: PendingCheckIn): CheckInQueue {
  return {
    pending: pending.some(({ key }) => key === entry.key) ? pending : [...pending, entry],
    refused: without(refused, entry.key),
  };
}

/** Removes a check-in that the server has made. */
export function settleCheckIn({ pending, refused }: CheckInQueue, key: string): CheckInQueue {
  return { pending: without(pending, key), refused };
}

/** Sets a check-in aside that the server refused, so that those after it are sent. */
export function refuseCheckIn(
  { pending, refused }: CheckInQueue,
  key: string,
  message: string,
  candidates: readonly CheckInCandidate[] = [],
): CheckInQueue {
  const entry = pending.find((one) => one.key === key);
  if (!entry) return { pending, refused };
  return { pending: without(pending, key), refused: [...without(refused, key), { ...entry, message, candidates }] };
}

/** Sends a refused check-in again for the person whom the user has chosen. */
export function chooseCandidate(queue: CheckInQueue, key: string, { id, name }: CheckInCandidate): CheckInQueue {
  return addCheckIn(dismissCheckIn(queue, key), { key: id, name, body: { registrationId: id } });
}

/** Returns the people of whom the user has to choose one, after the server refused a check-in by an address. */
export function listCheckInCandidates(error: unknown): CheckInCandidate[] {
  if (!(error instanceof ProblemError) || error.problem.code !== 'registration.several_seats') return [];
  return (error.problem.candidates ?? []).map(({ id, fullName = '' }) => ({ id, name: fullName }));
}

/** Forgets a refused check-in after the user has read why. */
export function dismissCheckIn({ pending, refused }: CheckInQueue, key: string): CheckInQueue {
  return { pending, refused: without(refused, key) };
}

/** Returns what the device keeps of a queue: nothing when all check-ins have been answered and read. */
export function trimQueue(queue: CheckInQueue): CheckInQueue | null {
  return queue.pending.length === 0 && queue.refused.length === 0 ? null : queue;
}

/**
 * Tells whether a check-in is sent again: nobody has answered it, a proxy had no time for it, or the server is still at
 * work on the first request, whose answer was lost.
 */
export function isSentAgain(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  if (!(error instanceof ProblemError)) return false;
  return error.problem.code === 'idempotency.in_flight' || error.status === 429 || error.status === 504;
}

/** Joins the check-ins that were kept on the device with those that were made meanwhile. */
export function joinQueues(kept: CheckInQueue | null, made: CheckInQueue): CheckInQueue {
  if (!kept) return made;
  const refused = kept.refused.filter(({ key }) => made.refused.every((one) => one.key !== key));
  return made.pending.reduce(addCheckIn, { pending: kept.pending, refused: [...refused, ...made.refused] });
}
