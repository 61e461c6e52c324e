import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { Refuses } from '../common/openapi/refusals.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../common/requests/request.decorators.js';
import { Access } from '../identity/access.decorators.js';
import { CreateAgreement, UpdateAgreement } from './agreement.dto.js';
import { AGREEMENT_CHANGE_EXAMPLES, AGREEMENT_EXAMPLES } from './agreement.examples.js';
import { agreementList } from './agreement.list.js';
import { Agreements } from './agreement.service.js';
import { AgreementDetailView, AgreementView } from './agreement.view.js';

/** What is wrong with dates and parties, as codes. */
const UNSOUND = [
  '422 agreement.signed_in_future',
  '422 agreement.not_signed',
  '422 agreement.not_effective',
  '422 agreement.ends_before_start',
  '422 agreement.past_its_end',
  '422 agreement.not_past_its_end',
  '422 agreement.not_terminated',
  '422 agreement.terminated_in_future',
  '422 agreement.terminated_before_signed',
  '422 agreement.party_twice',
];

@ApiTags('Agreements')
@Controller('agreements')
export class AgreementController {
  constructor(
    private readonly agreements: Agreements,
    private readonly lists: ListReader,
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

  /**
   * Add an agreement; one of the past can have its later status at once
   *
   * `title` and `kind` are needed. `parentId` puts it under another one, as the GSC partnership under the Guangdong
   * twinning, so that results add up there. Parties are companies with a role.
   */
  @Post()
  @Access('agreements:write')
  @ApiBody({ type: CreateAgreement, examples: AGREEMENT_EXAMPLES })
  @ApiCreatedResponse({ type: AgreementDetailView })
  @Refuses(...UNSOUND)
  create(@Body() body: CreateAgreement, @CurrentActor() actor: Actor) {
    return this.agreements.create(body, actor);
  }

  /**
   * Read an agreement, its wording included
   *
   * Shows parties, signatories, fields of cooperation and dates. What came of it is at `/agreements/{id}/outcomes`.
   */
  @Get(':id')
  @Access('agreements:read')
  @ApiOkResponse({ type: AgreementDetailView })
  read(@RecordId('agreement') id: string, @CurrentActor() actor: Actor) {
    return this.agreements.read(id, actor);
  }

  /**
   * Change an agreement; its status moves along its life, and a new end date renews one that has expired
   *
   * Send what is to change; null clears a field. The refusal `agreement.status_not_allowed` names the statuses that
   * can follow the present one.
   */
  @Patch(':id')
  @Access('agreements:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateAgreement, examples: AGREEMENT_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: AgreementDetailView })
  @Refuses('agreement.status_not_allowed', 'agreement.cycle', 'record.archived', ...UNSOUND)
  update(
    @RecordId('agreement') id: string,
    @Body() body: UpdateAgreement,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.agreements.update(id, body, ifMatch, actor);
  }

  /**
   * Archive an agreement; what was made under it stays
   *
   * Activities, commitments and leads that name it go on doing so, and reports go on counting them. An agreement
   * that has ended is set to expired or terminated instead.
   */
  @Delete(':id')
  @Access('agreements:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: AgreementDetailView })
  archive(@RecordId('agreement') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.agreements.archive(id, ifMatch, actor);
  }

  /**
   * Bring an archived agreement back
   *
   * It is back with its former status, and in lists again.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('agreements:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: AgreementDetailView })
  restore(@RecordId('agreement') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.agreements.restore(id, ifMatch, actor);
  }
}
