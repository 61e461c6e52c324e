import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

type CreateTransition = components['schemas']['CreateTransition'];
type SetStatus = components['schemas']['SetStatus'];

interface LeadRequest<T> {
  leadId: string;
  /** The version of the lead that the user has seen. */
  version: number;
  body: T;
}

/** Returns a mutation that transitions a lead to another stage. */
export function useTransition() {
  return useChange([['leads'], ['my-day']], ({ leadId: id, version, body }: LeadRequest<CreateTransition>) =>
    readBody(api.POST('/api/v1/leads/{id}/transitions', { ...buildVersionInit({ id, version }), body })),
  );
}

/** Returns a mutation that changes the status of a lead. */
export function useSetStatus() {
  return useChange([['leads']], ({ leadId: id, version, body }: LeadRequest<SetStatus>) =>
    readBody(api.POST('/api/v1/leads/{id}/status', { ...buildVersionInit({ id, version }), body })),
  );
}
