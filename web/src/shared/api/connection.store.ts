import { ExternalStore } from './external.store';

/** Time between two requests to a server that does not answer. */
const RETRY_INTERVAL_MS = 2_000;

/** Whether the last request reached the server. */
export const isServerReachable = new ExternalStore(true);

let check: Promise<void> | null = null;

/**
 * Asks the server until it answers. While somebody only types, no other request would tell that the server is gone or
 * back.
 */
export function checkConnection(): void {
  check ??= waitForServer();
}

/**
 * Loads a part of the application. While the server cannot be reached it waits and tries again, because a failure would
 * take the place of the screen with all that is typed there.
 */
export async function loadPart<T>(load: () => Promise<T>, isSecondAttempt = false): Promise<T> {
  // Many browsers keep a failed import for the life of the page, so that it must not begin without the server.
  await check;
  try {
    return await load();
  } catch (error) {
    // The part does not exist any more: there is a new version.
    if (isSecondAttempt && (await isServerReady())) throw error;
    checkConnection();
    return loadPart(load, true);
  }
}

async function waitForServer(): Promise<void> {
  while (!(await isServerReady())) {
    isServerReachable.set(false);
    await new Promise((resolve) => setTimeout(resolve, RETRY_INTERVAL_MS));
  }
  isServerReachable.set(true);
  check = null;
}

async function isServerReady(): Promise<boolean> {
  try {
    const response = await fetch('/health/ready', { cache: 'no-store' });
    // A response that is not read keeps its connection.
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}
