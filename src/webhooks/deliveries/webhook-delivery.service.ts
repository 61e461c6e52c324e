import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { assertExists } from '../../database/records/record.store.js';
import { WEBHOOK } from '../model/webhook.entity.js';
import { buildDeliveryDetailColumns, buildWebhookDeliveryList } from './webhook-delivery.list.js';
import type { WebhookDeliveryDetailView } from './webhook-delivery.view.js';

/** Reads the log of deliveries. */
@Injectable()
export class WebhookDeliveryService {
  constructor(private readonly sql: SqlClient) {}

  /** Returns the list of the deliveries of a webhook. @throws 404 */
  async getList(webhookId: string): Promise<ListDefinition> {
    await assertExists(this.sql, WEBHOOK, webhookId);
    return buildWebhookDeliveryList(webhookId);
  }

  /** Returns a delivery with the request and the answer of its last attempt. @throws 404 */
  async read(webhookId: string, deliveryId: string, actor: Actor): Promise<WebhookDeliveryDetailView> {
    const list = await this.getList(webhookId);
    return readRecord(this.sql, list, 'webhook_delivery', deliveryId, actor, buildDeliveryDetailColumns(actor));
  }
}
