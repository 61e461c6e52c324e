import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { isServerReachable } from '../../../shared/api/connection.store';
import { useStore } from '../../../shared/api/external.store';
import { changeDraft, readDraft } from '../../../shared/drafts/draft.store';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useUser } from '../../../shared/session/use-session';
import { seminarApi } from '../seminar.api';
import { checkIn, storeVisitor } from './check-in.api';
import {
  addCheckIn,
  type CheckInQueue,
  chooseCandidate,
  dismissCheckIn,
  EMPTY_QUEUE,
  isSentAgain,
  joinQueues,
  listCheckInCandidates,
  type PendingCheckIn,
  refuseCheckIn,
  settleCheckIn,
  trimQueue,
} from './check-in-queue.rules';
import { CheckInQueueContext, type CheckInResult } from './use-check-in-queue';

/** The time before a check-in is sent again after the server did not answer. */
const RETRY_DELAY_MS = 1_000;

/**
 * Sends the check-ins of this device one after the other. They are kept on the device until the server has answered, so
 * that none is lost without a network, and they are sent also while another tab of the page is open.
 */
export function CheckInQueueProvider({ children }: { children: ReactNode }) {
  const { id: seminarId } = useRecordEditor().record;
  const client = useQueryClient();
  const { queue, update } = useKeptQueue(seminarId);
  const [last, setLast] = useState<CheckInResult | null>(null);
  // The number of answers and failures. Each lets the next check-in be sent, also when that is the same one.
  const [attempts, setAttempts] = useState(0);
  const sending = useRef<string | null>(null);
  const isReachable = useStore(isServerReachable);
  const next = queue.pending[0];
  useEffect(() => {
    if (!next || !isReachable || sending.current !== null) return;
    const send = async ({ key, body }: PendingCheckIn) => {
      sending.current = key;
      try {
        const visitor = await checkIn(seminarId, body);
        storeVisitor(client, seminarId, visitor);
        setLast((known) => ({ visitor, number: (known?.number ?? 0) + 1 }));
        void client.invalidateQueries({ queryKey: seminarApi.query(seminarId).queryKey, exact: true });
        update((known) => settleCheckIn(known, key));
      } catch (error) {
        if (isSentAgain(error)) await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
        else update((known) => refuseCheckIn(known, key, (error as Error).message, listCheckInCandidates(error)));
      }
      sending.current = null;
      setAttempts((count) => count + 1);
    };
    void send(next);
  }, [next, isReachable, attempts, client, seminarId, update]);
  return (
    <CheckInQueueContext
      value={{
        ...queue,
        last,
        add: (entry) => update((known) => addCheckIn(known, entry)),
        choose: (key, candidate) => update((known) => chooseCandidate(known, key, candidate)),
        dismiss: (key) => update((known) => dismissCheckIn(known, key)),
        clearLast: () => setLast(null),
      }}
    >
      {children}
    </CheckInQueueContext>
  );
}

/**
 * Returns the queue of this device, and a function that changes it there too. The device keeps it for all tabs of the
 * browser, and an answer that arrives after the page was left still removes its check-in.
 */
function useKeptQueue(seminarId: string) {
  const { id: userId } = useUser();
  const name = `check-in ${seminarId}`;
  const [queue, setQueue] = useState<CheckInQueue>(EMPTY_QUEUE);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const kept = await readDraft<CheckInQueue>(userId, name);
      if (isCurrent) setQueue((made) => joinQueues(kept, made));
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [userId, name]);
  const update = useCallback(
    (change: (queue: CheckInQueue) => CheckInQueue) => {
      setQueue(change);
      void changeDraft<CheckInQueue>(userId, name, (kept) => trimQueue(change(kept ?? EMPTY_QUEUE)));
    },
    [userId, name],
  );
  return { queue, update };
}
