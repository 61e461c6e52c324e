import type { components } from '../../../shared/api/schema';

/** A check-in that the server has not answered yet. */
export interface PendingCheckIn {
  /** The id of the registration, or what was typed. */
  key: string;
  /** The name of the person, or what was typed. */
  name: string;
  body: components['schemas']['CheckIn'];
}

/** A check-in that the server refused, and why. */
export interface RefusedCheckIn extends PendingCheckIn {
  message: string;
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
export function refuseCheckIn({ pending, refused }: CheckInQueue, key: string, message: string): CheckInQueue {
  const entry = pending.find((one) => one.key === key);
  if (!entry) return { pending, refused };
  return { pending: without(pending, key), refused: [...without(refused, key), { ...entry, message }] };
}

/** Forgets a refused check-in after the user has read why. */
export function dismissCheckIn({ pending, refused }: CheckInQueue, key: string): CheckInQueue {
  return { pending, refused: without(refused, key) };
}

/** Joins the check-ins that were kept on the device with those that were made meanwhile. */
export function joinQueues(kept: CheckInQueue | null, made: CheckInQueue): CheckInQueue {
  if (!kept) return made;
  const refused = kept.refused.filter(({ key }) => made.refused.every((one) => one.key !== key));
  return made.pending.reduce(addCheckIn, { pending: kept.pending, refused: [...refused, ...made.refused] });
}
