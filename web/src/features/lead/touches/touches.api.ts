import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';

type Touch = components['schemas']['LeadTouchView'];
type TouchState = Pick<Touch, 'id' | 'version'>;

const buildParameters = (leadId: string, { id, version }: TouchState) => ({
  params: { path: { id: leadId, touchId: id } },
  headers: { 'If-Match': `"${version}"` },
});

/** Returns a mutation that adds a touch to a lead, or updates the one that is given. */
export function useSaveTouch(leadId: string, touch: TouchState | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['CreateTouch']) =>
      readBody(
        touch
          ? api.PATCH('/api/v1/leads/{id}/touches/{touchId}', { ...buildParameters(leadId, touch), body })
          : api.POST('/api/v1/leads/{id}/touches', { params: { path: { id: leadId } }, body }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: ['leads', leadId, 'touches'] }),
  });
}

/** Returns a mutation that removes a touch, so that it no longer counts. */
export function useRemoveTouch(leadId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (touch: TouchState) =>
      readBody(api.DELETE('/api/v1/leads/{id}/touches/{touchId}', buildParameters(leadId, touch))),
    onSettled: () => void client.invalidateQueries({ queryKey: ['leads', leadId, 'touches'] }),
  });
}
