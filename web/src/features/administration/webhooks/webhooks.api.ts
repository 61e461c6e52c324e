import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit, createRecordApi, type SeenRecord } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import { createSearchQueries } from '../../../shared/tables/list-query.factory';
import { WEBHOOK_LIST } from './webhook-list.rules';

type Schemas = components['schemas'];
export type Webhook = Schemas['WebhookView'];
export type NewWebhook = Schemas['SecretWebhookView'];
export type CreateWebhook = Schemas['CreateWebhook'];
export type TestResult = Schemas['WebhookTestView'];
export type Redelivery = Schemas['RedeliverPeriod'];

const WEBHOOKS = 'webhooks';

/** The webhooks that match the filters, and their number. */
export const { pagesQuery: webhooksQuery, countQuery: webhookCountQuery } = createSearchQueries(
  '/api/v1/webhooks',
  WEBHOOK_LIST,
);

/** A webhook is shown without its secret, which only its creation and a rotation return. */
export const {
  query: webhookQuery,
  useUpdate: useUpdateWebhook,
  useArchive: useArchiveWebhook,
  useRestore: useRestoreWebhook,
} = createRecordApi(WEBHOOKS);

/** The types of events, which change only with a new version of the application. */
export const eventTypesQuery = queryOptions({
  queryKey: ['reference', 'event-types'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/webhooks/event-types', { signal })),
  staleTime: Infinity,
});

/** Returns a mutation whose result is the webhook in the new state. */
const useWebhookChange = <T>(change: (input: T) => Promise<Webhook>) =>
  useChange([[WEBHOOKS]], change, ({ id }) => webhookQuery(id).queryKey);

/** Returns a mutation whose result has the secret, which must not stay in memory for longer than it is shown. */
function useSecretChange<T>(change: (input: T) => Promise<NewWebhook>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => void client.invalidateQueries({ queryKey: [WEBHOOKS] }),
    gcTime: 0,
  });
}

/** Returns a mutation that creates a webhook. Only its result has the secret. */
export function useCreateWebhook() {
  return useSecretChange((body: CreateWebhook) => readBody(api.POST('/api/v1/webhooks', { body })));
}

/** Returns a mutation that gives a webhook a new secret. Only its result has the secret. */
export function useRotateSecret() {
  return useSecretChange((webhook: SeenRecord) =>
    readBody(api.POST('/api/v1/webhooks/{id}/rotate-secret', buildVersionInit(webhook))),
  );
}

/** Returns a mutation that lets the deliveries of a webhook wait. */
export function usePauseWebhook() {
  return useWebhookChange((webhook: SeenRecord) =>
    readBody(api.POST('/api/v1/webhooks/{id}/pause', buildVersionInit(webhook))),
  );
}

/** Returns a mutation that sends deliveries again, also those of a webhook that was disabled. */
export function useResumeWebhook() {
  return useWebhookChange((webhook: SeenRecord) =>
    readBody(api.POST('/api/v1/webhooks/{id}/resume', buildVersionInit(webhook))),
  );
}

/** Returns a mutation that sends a test, and whose result is the answer of the receiver. */
export function useSendTest(id: string) {
  return useChange<void, TestResult>([[WEBHOOKS]], () =>
    readBody(api.POST('/api/v1/webhooks/{id}/test', { params: { path: { id } } })),
  );
}

/** Returns a mutation that sends the events of a period again, or only counts them. */
export function useRedeliverPeriod(id: string) {
  return useChange([[WEBHOOKS]], (body: Redelivery) =>
    readBody(api.POST('/api/v1/webhooks/{id}/redeliver', { params: { path: { id } }, body })),
  );
}
