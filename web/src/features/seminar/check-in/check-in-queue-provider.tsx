import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { UnreachableError } from '../../../shared/api/api.errors';
import { isServerReachable } from '../../../shared/api/connection.store';
import { useStore } from '../../../shared/api/external.store';
import { readDraft, writeDraft } from '../../../shared/drafts/draft.store';
import { useUser } from '../../../shared/session/use-session';
import { seminarQuery } from '../seminar.api';
import { checkIn, storeVisitor } from './check-in.api';
import {
  addCheckIn,
  type CheckInQueue,
  dismissCheckIn,
  EMPTY_QUEUE,
  joinQueues,
  type PendingCheckIn,
  refuseCheckIn,
  settleCheckIn,
} from './check-in-queue.rules';
import { CheckInQueueContext, type CheckInResult } from './use-check-in-queue';

/** The time before a check-in is sent again after the server did not answer. */
const RETRY_DELAY_MS = 1_000;

/**
 * Sends the check-ins of this device one after the other. They are kept on the device until the server has answered, so
 * that none is lost without a network, and they are sent also while another tab of the page is open.
 */
export function CheckInQueueProvider({ seminarId, children }: { seminarId: string; children: ReactNode }) {
  const client = useQueryClient();
  const { queue, update } = useKeptQueue(seminarId);
  const [last, setLast] = useState<CheckInResult | null>(null);
  const [failures, setFailures] = useState(0);
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
        void client.invalidateQueries({ queryKey: seminarQuery(seminarId).queryKey, exact: true });
        sending.current = null;
        update((known) => settleCheckIn(known, key));
      } catch (error) {
        const isLost = error instanceof UnreachableError;
        if (isLost) await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
        sending.current = null;
        if (isLost) setFailures((count) => count + 1);
        else update((known) => refuseCheckIn(known, key, (error as Error).message));
      }
    };
    void send(next);
  }, [next, isReachable, failures, client, seminarId, update]);
  return (
    <CheckInQueueContext
      value={{
        ...queue,
        last,
        add: (entry) => update((known) => addCheckIn(known, entry)),
        dismiss: (key) => update((known) => dismissCheckIn(known, key)),
        clearLast: () => setLast(null),
      }}
    >
      {children}
    </CheckInQueueContext>
  );
}

/** Returns the queue of this device, and a function that changes it there too. */
function useKeptQueue(seminarId: string) {
  const { id: userId } = useUser();
  const name = `check-in ${seminarId}`;
  const [queue, setQueue] = useState<CheckInQueue>(EMPTY_QUEUE);
  const isLoaded = useRef(false);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const kept = await readDraft<CheckInQueue>(userId, name);
      if (!isCurrent) return;
      isLoaded.current = true;
      setQueue((made) => joinQueues(kept, made));
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [userId, name]);
  useEffect(() => {
    if (!isLoaded.current) return;
    const isEmpty = queue.pending.length === 0 && queue.refused.length === 0;
    void writeDraft(userId, name, isEmpty ? null : queue);
  }, [queue, userId, name]);
  return { queue, update: setQueue };
}
