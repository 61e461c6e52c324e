/** Reads a text that this device remembers; null if there is none or the browser allows no storage. */
export function readStoredText(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Remembers a text on this device, or forgets it if it is null. A browser that allows no storage remembers nothing. */
export function writeStoredText(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // The page works without it.
  }
}
