import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';

type CreateTransition = components['schemas']['CreateTransition'];
type SetStatus = components['schemas']['SetStatus'];

interface LeadRequest<T> {
  leadId: string;
  /** The version of the lead that the user has seen. */
  version: number;
  body: T;
}

/** Returns the header with which a change is refused if the lead has changed since. */
function buildHeaders(version: number) {
  return { 'If-Match': `"${version}"` };
}

/**
 * Returns a mutation that transitions a lead to another stage. It does not wait until the lead is read again, because that
 * lasts for as long as the server cannot be reached.
 */
export function useTransition() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ leadId, version, body }: LeadRequest<CreateTransition>) =>
      readBody(
        api.POST('/api/v1/leads/{id}/transitions', {
          params: { path: { id: leadId } },
          headers: buildHeaders(version),
          body,
        }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: ['leads'] }),
  });
}

/** Returns a mutation that changes the status of a lead. */
export function useSetStatus() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ leadId, version, body }: LeadRequest<SetStatus>) =>
      readBody(
        api.POST('/api/v1/leads/{id}/status', {
          params: { path: { id: leadId } },
          headers: buildHeaders(version),
          body,
        }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: ['leads'] }),
  });
}
