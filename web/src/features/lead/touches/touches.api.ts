import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

type Touch = components['schemas']['LeadTouchView'];
type TouchState = Pick<Touch, 'id' | 'version'>;

const buildParameters = (leadId: string, touch: TouchState) =>
  buildVersionInit(touch, { id: leadId, touchId: touch.id });

/** Returns a mutation that adds a touch to a lead, or updates the one that is given. */
export function useSaveTouch(leadId: string, touch: TouchState | null) {
  return useChange([['leads', leadId, 'touches']], (body: components['schemas']['CreateTouch']) =>
    readBody(
      touch
        ? api.PATCH('/api/v1/leads/{id}/touches/{touchId}', { ...buildParameters(leadId, touch), body })
        : api.POST('/api/v1/leads/{id}/touches', { params: { path: { id: leadId } }, body }),
    ),
  );
}

/** Returns a mutation that removes a touch, so that it no longer counts. */
export function useRemoveTouch(leadId: string) {
  return useChange([['leads', leadId, 'touches']], (touch: TouchState) =>
    readBody(api.DELETE('/api/v1/leads/{id}/touches/{touchId}', buildParameters(leadId, touch))),
  );
}
