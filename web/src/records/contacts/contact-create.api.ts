import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

type CreateContact = components['schemas']['CreateContact'];

/** Returns a mutation that creates a contact. An e-mail address that another contact has is refused. */
export function useCreateContact() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateContact) => readBody(api.POST('/api/v1/contacts', { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['contacts'] }),
  });
}
