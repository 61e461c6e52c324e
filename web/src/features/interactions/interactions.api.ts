import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

interface NewInteraction {
  /** The same key for the same interaction, so that an interaction that is sent twice is recorded once. */
  idempotencyKey: string;
  body: components['schemas']['CreateInteraction'];
}

/** The data that an interaction changes: its lead, its task, and every timeline. */
const CHANGED = ['leads', 'records', 'interactions', 'tasks', 'timeline'];

/** Returns a mutation that records an interaction with its follow-up task. */
export function useLogInteraction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ idempotencyKey, body }: NewInteraction) =>
      readBody(api.POST('/api/v1/interactions', { headers: { 'Idempotency-Key': idempotencyKey }, body })),
    onSuccess: async () => {
      await Promise.all(CHANGED.map((name) => client.invalidateQueries({ queryKey: [name] })));
    },
  });
}
