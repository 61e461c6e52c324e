import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

type CreateCompany = components['schemas']['CreateCompany'];

/** Returns a mutation that creates a company. A likely duplicate is refused unless the request allows it. */
export function useCreateCompany() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateCompany) => readBody(api.POST('/api/v1/companies', { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['companies'] }),
  });
}
