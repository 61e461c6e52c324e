import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateWebhook, UpdateWebhook } from './webhook.dto.js';
import { webhookList } from './webhook.list.js';
import { WEBHOOK_DOCS } from './webhook.openapi.js';
import { WebhookService } from './webhook.service.js';
import { SecretWebhookView, WebhookView } from './webhook.view.js';

const routes = defineRoutes(WEBHOOK_DOCS, { scope: 'webhooks', records: ['webhook'], view: WebhookView });

@ApiTags('Webhooks')
@RecordController('webhooks')
export class WebhookController extends createRecordController(routes, webhookList, WebhookView, WebhookService) {
  @routes.Post('', { view: SecretWebhookView })
  create(@Body() body: CreateWebhook, @CurrentActor() actor: Actor) {
    return this.records.create(body, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateWebhook,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }

  @routes.PostAction(':id/pause')
  pause(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.pause(tx, id, ifMatch));
  }

  @routes.PostAction(':id/resume')
  resume(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.resume(tx, id, ifMatch));
  }

  @routes.PostAction(':id/rotate-secret', { view: SecretWebhookView })
  rotateSecret(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.records.rotateSecret(id, ifMatch, actor);
  }
}
