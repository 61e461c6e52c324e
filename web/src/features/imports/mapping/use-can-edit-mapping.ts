import { useCan, useUser } from '../../../shared/session/use-session';
import type { SavedMapping } from './saved-mappings.api';

/** Returns whether the user may change a saved mapping: who saved it, and those who may undo imports of others. */
export function useCanEditMapping(): (mapping: Pick<SavedMapping, 'createdBy'>) => boolean {
  const { id } = useUser();
  const canEditAll = useCan('imports:undo');
  return ({ createdBy }) => canEditAll || createdBy === id;
}
