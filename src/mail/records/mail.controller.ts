import { Body, Controller, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { mailList } from '../model/mail.list.js';
import { MailBatchView, MailPreviewBatchView, MailRowView, MailView } from '../model/mail.view.js';
import { CreateMails } from './mail.dto.js';
import { MAIL_DOCS } from './mail.openapi.js';
import { MailService } from './mail.service.js';

const routes = defineRoutes(MAIL_DOCS, {
  scope: 'mails',
  contains: ['contacts', 'companies', 'leads', 'activities'],
  records: ['mail'],
  view: MailView,
});

@ApiTags('Mail')
@Controller('mails')
export class MailController {
  constructor(
    private readonly mails: MailService,
    private readonly lists: ListReader,
    private readonly work: UnitOfWork,
  ) {}

  @routes.List(mailList, MailRowView)
  list(@ListOf(mailList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage(mailList, request, actor);
  }

  @routes.Export(mailList)
  export(@ExportOf(mailList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, mailList, request, actor);
  }

  @routes.Post('', { view: MailBatchView })
  @ApiOkResponse({ type: MailPreviewBatchView, description: 'The mails that would be sent.' })
  create(
    @Body() body: CreateMails,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailBatchView | MailPreviewBatchView> {
    void reply.status(body.dryRun ? 200 : 201);
    return this.work.run<MailBatchView | MailPreviewBatchView>(actor, (tx) =>
      body.dryRun ? this.mails.buildPreviews(tx, body) : this.mails.create(tx, body),
    );
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.mails.read(id, actor);
  }

  @routes.PostAction(':id/cancel')
  cancel(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.mails.cancel(tx, id));
  }

  @routes.Post(':id/resend')
  sendAgain(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.mails.sendAgain(tx, id));
  }
}
