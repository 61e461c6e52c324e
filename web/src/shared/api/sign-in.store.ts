import { ExternalStore } from './external.store';

/** Whether the session has ended while the application is open, so that the user has to sign in again. */
export const isSessionExpired = new ExternalStore(false);

let waiting: { promise: Promise<void>; resolve: () => void } | null = null;

/** Asks the user to sign in again, and waits until that has happened. Requests wait together. */
export function waitForSignIn(): Promise<void> {
  waiting ??= Promise.withResolvers<void>();
  isSessionExpired.set(true);
  return waiting.promise;
}

/** Lets the requests continue that wait for the user to sign in. */
export function continueAfterSignIn(): void {
  isSessionExpired.set(false);
  waiting?.resolve();
  waiting = null;
}
