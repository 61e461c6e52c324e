import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { LiveUpdatesClient } from '../../shared/api/live-updates.client';
import { isAffected, type LiveUpdate } from '../../shared/api/live-updates.rules';

/** Reads again what is shown when somebody has changed it. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const updates = new LiveUpdatesClient((changed) => refresh(client, changed));
    updates.start();
    return () => updates.stop();
  }, [client]);
}

function refresh(client: QueryClient, updates: LiveUpdate[]): void {
  const predicate = ({ queryKey }: Query) => updates.some((update) => isAffected(queryKey, update));
  // Nothing of a record that has become hidden stays in memory.
  const isHidden = updates.some(({ type }) => type === 'hidden' || type === 'resync');
  if (isHidden) client.removeQueries({ type: 'inactive', predicate });
  void client.invalidateQueries({ predicate });
}
