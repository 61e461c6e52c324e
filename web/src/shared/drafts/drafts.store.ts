import { createStore, del, delMany, get, keys, set } from 'idb-keyval';

/** The place of drafts. They stay on the device and survive a reload and the end of a session. */
const database = createStore('locate-crm', 'drafts');

/** Reads a draft of a user; undefined if there is none, or if the browser keeps nothing. */
export async function readDraft(userId: string, name: string): Promise<object | undefined> {
  try {
    return await get<object>(buildKey(userId, name), database);
  } catch {
    return undefined;
  }
}

/** Keeps a draft of a user. A browser that keeps nothing loses it, and typing goes on. */
export async function writeDraft(userId: string, name: string, draft: object): Promise<void> {
  await set(buildKey(userId, name), draft, database).catch(() => undefined);
}

/** Deletes a draft of a user. */
export async function deleteDraft(userId: string, name: string): Promise<void> {
  await del(buildKey(userId, name), database).catch(() => undefined);
}

/** Deletes all drafts of a user, at sign-out. */
export async function deleteDrafts(userId: string): Promise<void> {
  try {
    const all = await keys<string>(database);
    await delMany(
      all.filter((key) => key.startsWith(buildKey(userId, ''))),
      database,
    );
  } catch {
    // A browser that keeps nothing has nothing to delete.
  }
}

function buildKey(userId: string, name: string): string {
  return `${userId} ${name}`;
}
