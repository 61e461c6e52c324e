import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit, type SeenRecord } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

type CreateVerificationRequest = components['schemas']['CreateVerificationRequest'];
type Request = Pick<components['schemas']['VerificationRequestView'], 'id' | 'leadId'>;

const SHOWN = [['leads'], ['my-day']];

/** Returns a mutation that asks somebody to verify the win of a lead, and stores what its last stage needs. */
export function useAskForVerification() {
  return useChange(SHOWN, ({ body, ...lead }: SeenRecord & { body: CreateVerificationRequest }) =>
    readBody(api.POST('/api/v1/leads/{id}/verification-requests', { ...buildVersionInit(lead), body })),
  );
}

/** Returns a mutation that sends a request back with a remark. */
export function useSendBack() {
  return useChange(SHOWN, ({ request: { id, leadId }, remark }: { request: Request; remark: string }) => {
    const params = { path: { id: leadId, requestId: id } };
    return readBody(
      api.POST('/api/v1/leads/{id}/verification-requests/{requestId}/send-back', { params, body: { remark } }),
    );
  });
}

/** Returns a mutation that withdraws a request. */
export function useWithdraw() {
  return useChange(SHOWN, ({ id, leadId }: Request) => {
    const params = { path: { id: leadId, requestId: id } };
    return readBody(api.POST('/api/v1/leads/{id}/verification-requests/{requestId}/withdraw', { params }));
  });
}
