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
    return (await fetch('/health/ready', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
