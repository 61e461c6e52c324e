import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

type CreateAgreement = components['schemas']['CreateAgreement'];

/** An agreement with its wording and its place among others. */
export const agreementQuery = (agreementId: string) =>
  queryOptions({
    queryKey: ['agreements', agreementId],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/agreements/{id}', { params: { path: { id: agreementId } }, signal })),
  });

/** Returns a mutation that creates an agreement. */
export function useCreateAgreement() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateAgreement) => readBody(api.POST('/api/v1/agreements', { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['agreements'] }),
  });
}
