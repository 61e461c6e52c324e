import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../common/actor/actor.js';
import { ListReader } from '../common/lists/list.reader.js';
import type { ListRequest } from '../common/lists/list.request.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../common/lists/list.routes.js';
import { readRecord } from '../common/lists/record.reader.js';
import { CurrentActor, RecordId } from '../common/requests/request.decorators.js';
import { Sql } from '../database/sql.js';
import { Access } from '../identity/access.decorators.js';
import { agreementList } from './agreement.list.js';
import { AgreementView } from './agreement.view.js';

/** Look-ups only: what a lead's source can refer to. */
@ApiTags('Agreements')
@Controller('agreements')
export class AgreementController {
  constructor(
    private readonly lists: ListReader,
    private readonly sql: Sql,
  ) {}

  @ListRoute(agreementList, AgreementView, 'List agreements')
  @Access('agreements:read')
  list(@ListOf(agreementList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.page<AgreementView>(agreementList, request, actor);
  }

  @ExportRoute(agreementList, 'Export agreements')
  @Access('agreements:export')
  export(@ExportOf(agreementList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, agreementList, request, actor, reply);
  }

  /** Read an agreement */
  @Get(':id')
  @Access('agreements:read')
  @ApiOkResponse({ type: AgreementView })
  read(@RecordId('agreement') id: string, @CurrentActor() actor: Actor) {
    return readRecord<AgreementView>(this.sql, agreementList, 'agreement', id, actor);
  }
}
