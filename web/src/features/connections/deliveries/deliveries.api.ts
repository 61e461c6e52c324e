import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import { createListQuery } from '../../../shared/tables/list-query.factory';
import { useRefresh } from '../connections.api';

type Schemas = components['schemas'];
export type Delivery = Schemas['DeliveryView'];
export type Replay = Schemas['ReplayView'];

const DELIVERIES = 'intake-deliveries';

/** The number of deliveries that a mapping is tried on. */
const MAX_FIRST = 20;

/** The latest deliveries that the provider has sent. */
export const firstDeliveriesQuery = (connectionId: string) =>
  queryOptions({
    queryKey: [DELIVERIES, 'first', connectionId],
    queryFn: async ({ signal }) => {
      const query = { connectionId: [connectionId], limit: MAX_FIRST };
      return (await readBody(api.GET('/api/v1/intake/deliveries', { params: { query }, signal }))).items;
    },
  });

/** The deliveries of a connection, page by page: in some states, or in all if none is given, and since a moment if one is. */
export const deliveriesQuery = (connectionId: string, state: readonly Delivery['state'][], since: string | null) =>
  createListQuery(
    DELIVERIES,
    {
      connectionId: [connectionId],
      ...(state.length > 0 && { state: [...state] }),
      ...(since !== null && { 'receivedAt.gte': since }),
    },
    (query, signal) => readBody(api.GET('/api/v1/intake/deliveries', { params: { query }, signal })),
  );

/** A delivery with the steps of its processing. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: [DELIVERIES, id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/intake/deliveries/{id}', { params: { path: { id } }, signal })),
  });

/** Returns a mutation that reads a delivery again with the present mapping. A dry run shows what would change. */
export function useReplay(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (dryRun: boolean) =>
      readBody(api.POST('/api/v1/intake/deliveries/{id}/replay', { params: { path: { id } }, body: { dryRun } })),
    onSuccess: ({ dryRun }) => {
      if (!dryRun) refresh();
    },
  });
}

/** Returns a mutation that replays the deliveries which were read with an earlier version of the mapping. */
export function useReplayMany(connectionId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (request: Omit<Schemas['ReplayDeliveries'], 'connectionId'>) =>
      readBody(api.POST('/api/v1/intake/deliveries/replay', { body: { connectionId, ...request } })),
    onSuccess: (_, { dryRun }) => {
      if (!dryRun) refresh();
    },
  });
}
