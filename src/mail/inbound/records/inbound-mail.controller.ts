import { Body, Controller, Get, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { CurrentActor, RecordId } from '../../../common/http/request.decorator.js';
import { createAbortSignal } from '../../../common/http/request.factory.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { inboundMailList } from '../model/inbound-mail.list.js';
import { InboundMailRowView, InboundMailView } from '../model/inbound-mail.view.js';
import { InboundReceivingService } from './inbound-receiving.service.js';
import { ReopenInboundMail, ResolveInboundMail } from './inbound-mail.dto.js';
import { INBOUND_MAIL_DOCS } from './inbound-mail.openapi.js';
import { InboundMailService } from './inbound-mail.service.js';

const SUBJECTS = ['contacts', 'companies', 'leads', 'activities'] as const;
const DEFINITION = { scope: 'inbound_mails', records: ['inbound_mail'], view: InboundMailView } as const;

const routes = defineRoutes(INBOUND_MAIL_DOCS, { ...DEFINITION, contains: SUBJECTS });
/** A program that passes mails on needs no right to read them. */
const receivingRoutes = defineRoutes(INBOUND_MAIL_DOCS, { ...DEFINITION, writeOnly: true });

@ApiTags('Mail')
@Controller('inbound-mails')
export class InboundMailController {
  constructor(
    private readonly mails: InboundMailService,
    private readonly receiving: InboundReceivingService,
    private readonly lists: ListReader,
    private readonly work: UnitOfWork,
  ) {}

  @routes.List(inboundMailList, InboundMailRowView)
  list(@ListOf(inboundMailList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage(inboundMailList, request, actor);
  }

  @routes.Export(inboundMailList)
  export(@ExportOf(inboundMailList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, inboundMailList, request, actor);
  }

  @receivingRoutes.Post()
  @ApiConsumes('message/rfc822', 'multipart/form-data')
  @ApiOkResponse({ type: InboundMailView, description: 'The mail is known already.' })
  async create(
    @Req() { body }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor,
  ): Promise<InboundMailView> {
    const { mail, isNew } = await this.receiving.receive(body, actor, createAbortSignal(reply));
    void reply.status(isNew ? 201 : 200);
    return mail;
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.mails.read(id, actor);
  }

  /**
   * Download a received mail
   *
   * The response has the bytes of the message as it was received. They are removed after `INBOUND_RAW_DAYS`. Every download
   * is recorded in the audit trail.
   */
  @Get(':id/raw')
  @Access('inbound_mails:raw', 'inbound_mails:read', ...SUBJECTS.map((subject) => `${subject}:read` as const))
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The bytes of the message.', schema: { type: 'string', format: 'binary' } })
  @ApiProblems('inbound_mail.raw_removed')
  async readRaw(@RecordId('inbound_mail') id: string, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    const raw = await this.mails.readRaw(id, actor);
    await reply
      .headers({
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${id}.eml"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
        'Content-Security-Policy': `default-src 'none'; sandbox`,
      })
      .send(raw);
  }

  @routes.PostAction(':id/resolve')
  resolve(
    @routes.Id() id: string,
    @Body() body: ResolveInboundMail,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.mails.resolve(id, body, actor, createAbortSignal(reply));
  }

  @routes.PostAction(':id/reopen')
  reopen(@routes.Id() id: string, @Body() body: ReopenInboundMail, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.mails.reopen(tx, id, body));
  }
}
