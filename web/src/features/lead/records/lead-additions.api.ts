import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';

type Schemas = components['schemas'];

/** Returns a mutation whose success changes what the page shows of the lead. */
function useLeadMutation<T, R>(mutationFn: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => void client.invalidateQueries({ queryKey: ['leads'] }) });
}

/** Returns a mutation that adds evidence to a lead. */
export function useAddEvidence(leadId: string) {
  return useLeadMutation((body: Schemas['CreateEvidence']) =>
    readBody(api.POST('/api/v1/leads/{id}/evidence', { params: { path: { id: leadId } }, body })),
  );
}

/** Returns a mutation that records a realisation of a lead. */
export function useRecordRealisation(leadId: string) {
  return useLeadMutation((body: Schemas['CreateRealisation']) =>
    readBody(api.POST('/api/v1/leads/{id}/realisations', { params: { path: { id: leadId } }, body })),
  );
}

/** Returns a mutation that asks whether the investment must be filed for screening. Nothing is stored. */
export function useTriage(leadId: string) {
  return useMutation({
    mutationFn: (body: Schemas['TriageScreening']) =>
      readBody(
        api.POST('/api/v1/leads/{id}/screening/triage', {
          params: { path: { id: leadId } },
          body,
        }),
      ),
  });
}
