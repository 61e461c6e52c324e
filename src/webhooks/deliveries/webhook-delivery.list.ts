import type { Actor } from '../../common/actor/actor.constants.js';
import { defineList, narrowList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import { EVENT_TYPES } from '../../database/transactions/event-types.rules.js';
import { DELIVERY_STATES } from '../model/webhook.constants.js';
import { WebhookDelivery } from '../model/webhook-delivery.entity.js';

/**
 * Filters, sorts and columns of the deliveries of a webhook. A log is read latest first, so the sorts are the time and, for the
 * changes of one transaction, the sequence.
 * Served by webhook_delivery_webhook_id_idx, and by webhook_delivery_entity_id_idx for one record.
 */
export const webhookDeliveryList = defineList({
  name: 'deliveries',
  from: 'webhook_delivery d',
  id: 'd.id',
  ...defineRecordFields(WebhookDelivery, 'd', {
    id: {},
    webhookId: {},
    at: { list: {} },
    sequence: { list: { filter: false }, returned: false },
    type: { list: { values: EVENT_TYPES, sort: false } },
    entityType: {},
    entityId: { list: { sort: false } },
    state: { list: { values: DELIVERY_STATES, sort: false } },
    reason: {},
    attempts: {},
    nextAttemptAt: {},
    firstAttemptAt: {},
    lastAttemptAt: {},
    deliveredAt: {},
    durationMs: {},
    statusCode: {},
    errorCode: {},
    redeliveryOf: {},
  }),
  defaultSort: '-at,-sequence',
});

/** Returns the list of the deliveries of one webhook. */
export const buildWebhookDeliveryList = narrowList(webhookDeliveryList, 'd.webhook_id');

/**
 * Builds the columns of a delivery with the last request and answer. An API key with scopes gets them without bodies, because
 * they repeat records of every kind, for which the key would need as many scopes.
 */
export function buildDeliveryDetailColumns({ scopes }: Pick<Actor, 'scopes'>): string {
  const buildMessage = (headers: string, body: string) =>
    `CASE WHEN ${headers} IS NOT NULL THEN json_build_object('headers', ${headers}, 'body', ${scopes === null ? body : 'NULL'}) END`;
  return `${webhookDeliveryList.select}, d.audit_entry_id AS "auditEntryId",
    ${buildMessage('d.request_headers', 'd.request_body')} AS request,
    ${buildMessage('d.response_headers', 'd.response_body')} AS response`;
}
