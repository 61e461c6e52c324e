import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { CurrentActor, type IdPair, RecordId, RecordIds } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { WebhookDeliveryView } from '../deliveries/webhook-delivery.view.js';
import { isDryRun, RedeliverPeriod } from './redelivery.dto.js';
import { RedeliveryService } from './redelivery.service.js';
import { RedeliveryView } from './redelivery.view.js';

@ApiTags('Webhooks')
@Controller('webhooks/:id')
export class RedeliveryController {
  constructor(private readonly redelivery: RedeliveryService) {}

  /**
   * Send a delivery of a webhook again
   *
   * For administrators only. A delivery that waits is sent now, under the same id, after the earlier ones of its record.
   * Otherwise a new delivery repeats it with the record as it is then, and the response shows the new delivery with `redeliveryOf`.
   */
  @Post('deliveries/:deliveryId/redeliver')
  @HttpCode(202)
  @Access('webhooks:write', 'webhooks:read')
  @ApiAcceptedResponse({ type: WebhookDeliveryView, description: 'The delivery that is sent.' })
  @ApiProblems('record.archived', 'webhook.disabled')
  redeliver(@RecordIds('webhook', 'webhook_delivery') ids: IdPair, @CurrentActor() actor: Actor) {
    return this.redelivery.redeliver(...ids, actor);
  }

  /**
   * Send the changes of a period to a webhook again
   *
   * For administrators only. The changes of the period are read from the audit trail, oldest first, also those of
   * a time in which the webhook was disabled. Changes that were delivered are left out without `includeDelivered`, and
   * changes that wait always. Deliveries from before the days of `WEBHOOK_LOG_DAYS` are no longer known and their
   * changes would be sent again, so `from` can be earlier only with `includeDelivered`. With `dryRun`, which is the default, the changes
   * are only counted. At most 50,000 are sent; send `next` as `from` to continue.
   */
  @Post('redeliver')
  @HttpCode(200)
  @Access('webhooks:write', 'webhooks:read')
  @ApiOkResponse({ type: RedeliveryView, description: 'The changes were counted.' })
  @ApiAcceptedResponse({ type: RedeliveryView, description: 'The deliveries are sent.' })
  @ApiProblems(
    'record.archived',
    'webhook.disabled',
    'webhook.period_empty',
    'webhook.period_too_old',
    'webhook.unknown_event_type',
  )
  redeliverPeriod(
    @RecordId('webhook') id: string,
    @Body() body: RedeliverPeriod,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    // Also the replay of a request with an idempotency key has this status.
    if (!isDryRun(body)) reply.status(202);
    return this.redelivery.redeliverPeriod(id, body, actor);
  }
}
