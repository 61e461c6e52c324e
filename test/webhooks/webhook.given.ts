import { DataSource } from 'typeorm';
import { WebhookDelivery } from '../../src/webhooks/model/webhook-delivery.entity.js';
import { Webhook } from '../../src/webhooks/model/webhook.entity.js';
import { WebhookKeyReader } from '../../src/webhooks/payload/webhook-key.reader.js';
import { WebhookPayloadFactory } from '../../src/webhooks/payload/webhook-payload.factory.js';
import type { Role } from '../../src/common/actor/actor.constants.js';
import type { Caller, TestApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { checkAgainstEventSchema } from './event-schema.given.js';

/** A webhook with a key of its own. */
export interface GivenWebhook {
  id: string;
  secret: string;
  /** A caller with the key of the webhook. */
  key: Caller;
  view: Made;
}

/** Creates a webhook whose key has a role and scopes. Nothing is received at its address. */
export async function createWebhook(
  api: TestApi,
  { role = 'viewer', scopes, ...body }: { role?: Role; scopes?: string[]; [field: string]: unknown } = {},
): Promise<GivenWebhook> {
  const key = await api.key(role, scopes);
  const url = 'https://receiver.example/events';
  const view = await ok(
    api.admin.post('/webhooks', { name: 'Receiver', url, eventTypes: ['lead.*'], apiKeyId: key.id, ...body }),
  );
  return { id: view.id, secret: view.secret, key, view };
}

/** Reads the stored deliveries of a webhook in their order. */
export function readDeliveries(api: TestApi, webhookId: string): Promise<WebhookDelivery[]> {
  const repository = api.app.get(DataSource).getRepository(WebhookDelivery);
  return repository.find({ where: { webhookId }, order: { sequence: 'ASC' } });
}

/** Builds the body that would be sent now, and checks it against its document; null if nothing may be sent. */
export async function buildBody(api: TestApi, delivery: WebhookDelivery): Promise<Made> {
  const webhook = await api.app.get(DataSource).getRepository(Webhook).findOneByOrFail({ id: delivery.webhookId });
  const key = await api.app.get(WebhookKeyReader).find(webhook.apiKeyId, new Date());
  const text = await api.app.get(WebhookPayloadFactory).build(delivery, key!);
  if (text === null) return null;
  const body = JSON.parse(text);
  checkAgainstEventSchema(delivery.type, body);
  return body;
}
