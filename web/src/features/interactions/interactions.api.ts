import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

/** The data that an interaction changes: its lead, its task, and every timeline. */
const CHANGED = ['leads', 'records', 'interactions', 'tasks', 'timeline', 'my-day'];

/** Returns a mutation that records an interaction with its follow-up task. */
export function useLogInteraction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['CreateInteraction']) =>
      readBody(api.POST('/api/v1/interactions', { body })),
    onSuccess: () => {
      for (const name of CHANGED) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
