import type { Actor } from '../../common/actor/actor.constants.js';
import { defineList, narrowList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import { EVENT_TYPES } from '../../database/transactions/event-types.rules.js';
import { DELIVERY_STATES } from '../model/webhook.constants.js';
import { WebhookDelivery } from '../model/webhook-delivery.entity.js';

/**
 * The time of the next attempt; none while the webhook is paused. It stays in the table, because a delivery that is stored while
 * somebody resumes the webhook would otherwise wait for ever.
 */
const NEXT_ATTEMPT = `CASE WHEN EXISTS (SELECT FROM webhook w WHERE w.id = d.webhook_id AND w.state = 'active')
  THEN d.next_attempt_at END`;

/**
 * Filters, sorts and columns of the deliveries of a webhook. The time is the only sort, because a log is read latest first.
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
    type: { list: { values: EVENT_TYPES, sort: false } },
    entityType: {},
    entityId: { list: { sort: false } },
    state: { list: { values: DELIVERY_STATES, sort: false } },
    reason: {},
    attempts: {},
    nextAttemptAt: { sql: NEXT_ATTEMPT },
    firstAttemptAt: {},
    lastAttemptAt: {},
    deliveredAt: {},
    durationMs: {},
    statusCode: {},
    errorCode: {},
    redeliveryOf: {},
  }),
  defaultSort: '-at',
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
