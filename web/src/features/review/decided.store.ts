import { ExternalStore, useStore } from '../../shared/api/external.store';
import { useUser } from '../../shared/session/use-session';

/** A decision that the user has made since the application was opened. */
export interface Decided {
  registrationId: string;
  /** The user who decided. Somebody else may sign in afterwards. */
  userId: string;
  /** The name of the person as typed. */
  name: string;
  /** The decision in words. */
  text: string;
  /** The version after the decision. */
  version: number;
  /** Whether the decision is applied to later registrations. */
  isRemembered: boolean;
  /** Whether a contact or a company was created, which stays when the decision is undone. */
  hasCreated: boolean;
}

/** The number of decisions that are shown. */
const MAX_SHOWN = 10;

/** The latest decisions of the user, the last one first. */
export const decidedRegistrations = new ExternalStore<readonly Decided[]>([]);

/** Adds decisions. An earlier decision about the same registration is no longer the one that applies. */
export function addDecided(added: readonly Decided[]): void {
  const ids = added.map(({ registrationId }) => registrationId);
  const others = decidedRegistrations.get().filter(({ registrationId }) => !ids.includes(registrationId));
  decidedRegistrations.set([...added, ...others].slice(0, MAX_SHOWN));
}

/** Removes a decision that was undone. */
export function removeDecided(id: string): void {
  decidedRegistrations.set(decidedRegistrations.get().filter(({ registrationId }) => registrationId !== id));
}

/** Returns the latest decisions of the user, the last one first. */
export function useDecided(): readonly Decided[] {
  const { id } = useUser();
  return useStore(decidedRegistrations).filter(({ userId }) => userId === id);
}
