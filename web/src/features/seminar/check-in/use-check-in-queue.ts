import { createContext, useContext } from 'react';
import type { components } from '../../../shared/api/schema';
import type { CheckInCandidate, CheckInQueue, PendingCheckIn } from './check-in-queue.rules';

/** The last check-in that the server has made. */
export interface CheckInResult {
  visitor: components['schemas']['CheckInView'];
  /** Increases with every result, so that the same person twice is a new message. */
  number: number;
}

interface CheckInQueueState extends CheckInQueue {
  last: CheckInResult | null;
  add: (entry: PendingCheckIn) => void;
  /** Checks in one of the people with the address of a refused check-in. */
  choose: (key: string, candidate: CheckInCandidate) => void;
  dismiss: (key: string) => void;
  /** Forgets the last result, because it was undone. */
  clearLast: () => void;
}

export const CheckInQueueContext = createContext<CheckInQueueState | null>(null);

/** Returns the check-ins of this device that are on their way, and the functions that add to them. */
export function useCheckInQueue(): CheckInQueueState {
  const state = useContext(CheckInQueueContext);
  if (!state) throw new Error('There is no queue of check-ins around this component.');
  return state;
}
