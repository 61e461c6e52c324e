import type { Actor } from './actor.constants.js';

/** Returns the id of the calling user; null when the caller is an API key or the application. */
export function findUserId(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.id : null;
}
