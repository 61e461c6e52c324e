import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';

/** Returns a mutation that creates a lead. */
export function useCreateLead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['CreateLead']) => readBody(api.POST('/api/v1/leads', { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['leads'] }),
  });
}
