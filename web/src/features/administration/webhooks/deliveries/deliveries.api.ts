import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../../shared/api/api.client';
import type { components } from '../../../../shared/api/schema';
import { useChange } from '../../../../shared/api/use-change';
import { createPagesQuery } from '../../../../shared/tables/list-query.factory';
import { buildFilters, type ListSearch } from '../../../../shared/tables/list-search.rules';

type Schemas = components['schemas'];
export type Delivery = Schemas['WebhookDeliveryView'];
export type DeliveryDetails = Schemas['WebhookDeliveryDetailView'];

const PAGE_SIZE = 50;

/** The deliveries of a webhook that match the filters, the latest first. */
export const deliveriesQuery = (webhookId: string, search: ListSearch) => {
  const filters = buildFilters(search);
  return createPagesQuery(['webhooks', webhookId, 'deliveries', filters], PAGE_SIZE, (page, signal) =>
    readBody(
      api.GET('/api/v1/webhooks/{id}/deliveries', {
        params: { path: { id: webhookId }, query: { ...filters, ...page } },
        signal,
      }),
    ),
  );
};

/** A delivery with what was sent and answered at its last attempt. */
export const deliveryQuery = (webhookId: string, deliveryId: string) =>
  queryOptions({
    queryKey: ['webhooks', webhookId, 'deliveries', deliveryId],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/webhooks/{id}/deliveries/{deliveryId}', {
          params: { path: { id: webhookId, deliveryId } },
          signal,
        }),
      ),
  });

/** Returns a mutation that sends a delivery again. Its result is the delivery that is sent, which may be a new one. */
export function useRedeliver(webhookId: string) {
  return useChange([['webhooks']], (deliveryId: string) =>
    readBody(
      api.POST('/api/v1/webhooks/{id}/deliveries/{deliveryId}/redeliver', {
        params: { path: { id: webhookId, deliveryId } },
      }),
    ),
  );
}
