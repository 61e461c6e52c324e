import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair } from '../../common/http/request.decorator.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { defineRoutes, type RouteDocs } from '../../identity/access/routes.decorator.js';
import { webhookDeliveryList } from './webhook-delivery.list.js';
import { WebhookDeliveryService } from './webhook-delivery.service.js';
import { WebhookDeliveryDetailView, WebhookDeliveryView } from './webhook-delivery.view.js';

const DELIVERY_DOCS = {
  list: { summary: 'List the deliveries of a webhook, latest first' },
  read: {
    summary: 'Get a delivery of a webhook with its last request and answer',
    description:
      'Only the last attempt is kept. An API key with scopes gets the request and the answer without their bodies, ' +
      'because these repeat records of every kind.',
  },
} satisfies Record<string, RouteDocs>;

const routes = defineRoutes(DELIVERY_DOCS, {
  scope: 'webhooks',
  records: ['webhook', 'webhook_delivery'],
  view: WebhookDeliveryDetailView,
});

@ApiTags('Webhooks')
@Controller('webhooks/:id/deliveries')
export class WebhookDeliveryController {
  constructor(
    private readonly deliveries: WebhookDeliveryService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(webhookDeliveryList, WebhookDeliveryView)
  async list(@routes.Id() id: string, @ListOf(webhookDeliveryList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage(await this.deliveries.getList(id), request, actor);
  }

  @routes.Get(':deliveryId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.deliveries.read(...ids, actor);
  }
}
