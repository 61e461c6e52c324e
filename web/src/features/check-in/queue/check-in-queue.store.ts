import { createStore, get, update, type UseStore } from 'idb-keyval';
import { type CheckInQueue, EMPTY_QUEUE } from './check-in-queue.rules';

let opened: UseStore | null = null;

/** Opens the store at its first use. */
function openStore(): UseStore {
  opened ??= createStore('locate-check-in-queues', 'queues');
  return opened;
}

/** Reads the entries of a seminar that this device keeps. @throws if the browser has no store */
export async function readQueue(seminarId: string): Promise<CheckInQueue> {
  return (await get<CheckInQueue>(seminarId, openStore())) ?? EMPTY_QUEUE;
}

/**
 * Changes the entries of a seminar in one transaction, so that several tabs lose nothing of each other, and returns them.
 * They are on the device when it returns. @throws if the browser has no store
 */
export async function changeQueue(
  seminarId: string,
  change: (queue: CheckInQueue) => CheckInQueue,
): Promise<CheckInQueue> {
  let changed = EMPTY_QUEUE;
  await update<CheckInQueue>(seminarId, (queue) => (changed = change(queue ?? EMPTY_QUEUE)), openStore());
  return changed;
}
