import { clear, createStore, del, get, set, type UseStore } from 'idb-keyval';
import type { CheckInList } from './check-in-list.rules';

/** A list as the server sent it, and the tag with which it is asked whether there is a newer one. */
export interface StoredList {
  list: CheckInList;
  etag: string | null;
}

let opened: UseStore | null = null;

/** Opens the store at its first use. It is apart from that of the entries, which outlive the lists. */
function openStore(): UseStore {
  opened ??= createStore('locate-check-in-lists', 'lists');
  return opened;
}

/** Reads the list of a seminar that this device keeps; null without one, or without a store. */
export async function readStoredList(seminarId: string): Promise<StoredList | null> {
  try {
    return (await get<StoredList>(seminarId, openStore())) ?? null;
  } catch {
    return null;
  }
}

/** Keeps the list of a seminar on this device; null removes it. */
export async function writeStoredList(seminarId: string, stored: StoredList | null): Promise<void> {
  try {
    await (stored ? set(seminarId, stored, openStore()) : del(seminarId, openStore()));
  } catch {
    // The list remains on the screen only.
  }
}

/** Removes the lists of all seminars from this device, because nobody is signed in any more. */
export async function clearStoredLists(): Promise<void> {
  try {
    await clear(openStore());
  } catch {
    // Without a store there are no lists.
  }
}
