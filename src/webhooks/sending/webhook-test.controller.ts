import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { defineRoutes, type RouteDocs } from '../../identity/access/routes.decorator.js';
import { WebhookTestService } from './webhook-test.service.js';
import { WebhookTestView } from './webhook-test.view.js';

const TEST_DOCS = {
  send: {
    summary: 'Test a webhook',
    description:
      'For administrators only. Sends an event of the type `webhook.test` now, also while the webhook is paused or ' +
      'disabled, and returns the answer of the receiver. A test is sent once: it is not repeated when it fails. The ' +
      'deliveries of the webhook show it.',
    operationId: 'WebhookController_test',
    problems: ['record.archived', 'webhook.key_unusable'],
  },
} satisfies Record<string, RouteDocs>;

const routes = defineRoutes(TEST_DOCS, { scope: 'webhooks', records: ['webhook'], view: WebhookTestView });

@ApiTags('Webhooks')
@Controller('webhooks')
export class WebhookTestController {
  constructor(private readonly tests: WebhookTestService) {}

  @routes.PostAction(':id/test')
  send(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.tests.send(id, actor);
  }
}
