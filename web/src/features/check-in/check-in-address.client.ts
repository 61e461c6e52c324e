import { readStoredText, writeStoredText } from './device-storage.client';

/** The name under which this device remembers the seminar that was opened last. */
const LAST_SEMINAR = 'locate-check-in-seminar';

const ADDRESS = /^\/door\/([\w-]+)$/;

/** Returns the token of a link, which is in the fragment of the address, and removes it there. */
export function takeToken(): string | null {
  const token = location.hash.slice(1);
  if (token === '') return null;
  history.replaceState(null, '', location.pathname);
  try {
    return decodeURIComponent(token);
  } catch {
    // The address was copied incompletely. The server tells that its link opens nothing.
    return token;
  }
}

/**
 * Returns the seminar of the address. The icon on a home screen opens an address without one, and gets the seminar that
 * was opened last on this device; null if there was none.
 */
export function findSeminarId(): string | null {
  // The cookie of a link is sent to the address with lower-case letters only.
  const id = ADDRESS.exec(location.pathname)?.[1]?.toLowerCase();
  if (id !== undefined) {
    writeStoredText(LAST_SEMINAR, id);
    return id;
  }
  const last = readStoredText(LAST_SEMINAR);
  if (last !== null) history.replaceState(null, '', `/door/${last}`);
  return last;
}
