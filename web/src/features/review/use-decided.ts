import { useStore } from '../../shared/api/external.store';
import { useUser } from '../../shared/session/use-session';
import { type Decided, decidedRegistrations } from './decided.store';

/** Returns the latest decisions of the user, the last one first. */
export function useDecided(): readonly Decided[] {
  const { id } = useUser();
  return useStore(decidedRegistrations).filter(({ userId }) => userId === id);
}
