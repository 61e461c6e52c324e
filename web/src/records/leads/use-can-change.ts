import { useCallback } from 'react';
import { useCan, useUser } from '../../shared/session/use-session';
import type { Lead } from './lead.api';

const ROLES_THAT_CHANGE_ALL_LEADS: readonly string[] = ['manager', 'admin'];

/** Returns a function that tells whether the user may change a lead, so that no button leads to an error. */
export function useCanChange(): (lead: Lead) => boolean {
  const { id, role } = useUser();
  const canWrite = useCan('leads:write');
  return useCallback(
    ({ ownerId, projectManagerId, teamIds }: Lead) =>
      canWrite && (ROLES_THAT_CHANGE_ALL_LEADS.includes(role) || [ownerId, projectManagerId, ...teamIds].includes(id)),
    [canWrite, id, role],
  );
}
