import { clear, createStore, del, get, promisifyRequest, set, type UseStore } from 'idb-keyval';

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

/**
 * Changes what is kept for a user in one step, so that several tabs which change it lose nothing of each other. The
 * change gets null when nothing is kept, and returns null to remove it.
 */
export async function changeDraft<T>(
  userId: string,
  name: string,
  change: (draft: T | null) => T | null,
): Promise<void> {
  const key = buildKey(userId, name);
  const changeIn = (store: IDBObjectStore) =>
    new Promise<void>((resolve, reject) => {
      const request = store.get(key) as IDBRequest<T | undefined>;
      request.addEventListener('error', () => reject(request.error ?? new Error('The store cannot be read.')));
      request.addEventListener('success', () => {
        const draft = change(request.result ?? null);
        if (draft === null) store.delete(key);
        else store.put(draft, key);
        resolve(promisifyRequest(store.transaction));
      });
    });
  try {
    await openStore()('readwrite', changeIn);
  } catch {
    // Without a store it remains on the screen only.
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
