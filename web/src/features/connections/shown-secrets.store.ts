import { ExternalStore } from '../../shared/api/external.store';

/** The address of a connection, and the secret that was made for it. The server shows neither of them again. */
export interface ShownSecrets {
  connectionId: string;
  /** The user who was shown them. Somebody else may sign in afterwards. */
  userId: string;
  url: string;
  /** The secret to enter at the provider; null if there is none. */
  secret: string | null;
}

/**
 * The secrets that were shown once. They are kept in memory only, so that they are gone with the page, and are never written
 * to the browser.
 */
export const shownSecrets = new ExternalStore<ShownSecrets | null>(null);
