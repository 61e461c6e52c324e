import { Body, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateMailing } from './mailing.dto.js';
import { mailingList } from './mailing.list.js';
import { MAILING_DOCS } from './mailing.openapi.js';
import { MailingService } from './mailing.service.js';
import { MailingPreviewView, MailingRowView, MailingView } from './mailing.view.js';

const routes = defineRoutes(MAILING_DOCS, {
  scope: 'mailings',
  contains: ['contacts', 'companies', 'leads', 'activities'],
  records: ['mailing'],
  view: MailingView,
});

@ApiTags('Mail')
@RecordController('mailings')
export class MailingController extends createRecordController(routes, mailingList, MailingRowView, MailingService) {
  @routes.PostAction('', { view: MailingPreviewView })
  @ApiAcceptedResponse({
    type: MailingView,
    description: 'The mailing is stored. Its mails are made and sent afterwards.',
  })
  create(
    @Body() body: CreateMailing,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailingView | MailingPreviewView> {
    const isDryRun = body.dryRun ?? true;
    void reply.status(isDryRun ? 200 : 202);
    return this.work.run<MailingView | MailingPreviewView>(actor, (tx) =>
      isDryRun ? this.records.buildPreview(tx, body) : this.records.create(tx, body),
    );
  }

  @routes.PostAction(':id/cancel')
  cancel(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.cancel(tx, id));
  }
}
