import { clear, createStore, del, get, set, type UseStore } from 'idb-keyval';

let opened: UseStore | null = null;

/** Opens the store at its first use. */
function openStore(): UseStore {
  opened ??= createStore('locate-drafts', 'drafts');
  return opened;
}

/** Builds the key of a draft, so that nobody gets the draft of somebody else who uses the same browser. */
const buildKey = (userId: string, name: string) => `${userId} ${name}`;

/** Reads what the user typed but did not save. Without a store, as in some private windows, there is nothing. */
export async function readDraft<T>(userId: string, name: string): Promise<T | null> {
  try {
    return (await get<T>(buildKey(userId, name), openStore())) ?? null;
  } catch {
    return null;
  }
}

/** Keeps what the user typed but did not save; null removes it. Returns whether that worked. */
export async function writeDraft(userId: string, name: string, draft: unknown): Promise<boolean> {
  const key = buildKey(userId, name);
  try {
    await (draft === null ? del(key, openStore()) : set(key, draft, openStore()));
    return true;
  } catch {
    // The draft remains on the screen; it only does not survive a reload.
    return false;
  }
}

/** Removes all drafts from this device. */
export async function clearDrafts(): Promise<void> {
  try {
    await clear(openStore());
  } catch {
    // Without a store there are no drafts.
  }
}
