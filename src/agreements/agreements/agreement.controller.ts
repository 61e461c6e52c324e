import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { CreateAgreement, UpdateAgreement } from './agreement.dto.js';
import { AGREEMENT_CHANGE_EXAMPLES, AGREEMENT_EXAMPLES } from './agreement.examples.js';
import { AgreementService } from './agreement.service.js';
import { agreementList } from './agreement.list.js';
import { AgreementDetailView, AgreementView } from './agreement.view.js';

/** The error codes for wrong dates and parties. */
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
    private readonly agreements: AgreementService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(agreementList, AgreementView, 'List agreements')
  @Access('agreements:read')
  list(@ListOf(agreementList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<AgreementView>(agreementList, request, actor);
  }

  @ExportRoute(agreementList, 'Export agreements')
  @Access('agreements:export')
  export(@ExportOf(agreementList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, agreementList, request, actor, reply);
  }

  /**
   * Create an agreement
   *
   * `title` and `kind` are required. An agreement of the past can have its later status at once. `parentId` places it
   * under another agreement, for example the GSC partnership under the Guangdong twinning; the results of the lower one
   * are then included in those of the upper one. Parties are companies with a role.
   */
  @Post()
  @Access('agreements:write')
  @ApiBody({ type: CreateAgreement, examples: AGREEMENT_EXAMPLES })
  @ApiCreatedResponse({ type: AgreementDetailView })
  @ApiProblems(...UNSOUND)
  create(@Body() body: CreateAgreement, @CurrentActor() actor: Actor) {
    return this.agreements.create(body, actor);
  }

  /**
   * Get an agreement
   *
   * Returns the wording, parties, signatories, fields of cooperation and dates. The results of the agreement are at
   * `/agreements/{id}/outcomes`.
   */
  @Get(':id')
  @Access('agreements:read')
  @ApiOkResponse({ type: AgreementDetailView })
  read(@RecordId('agreement') id: string, @CurrentActor() actor: Actor) {
    return this.agreements.read(id, actor);
  }

  /**
   * Update an agreement
   *
   * Send the fields to change; null clears a field. A status can only change to one of its successors: the error
   * `agreement.status_not_allowed` names them. A new end date renews an agreement that has expired.
   */
  @Patch(':id')
  @Access('agreements:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateAgreement, examples: AGREEMENT_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: AgreementDetailView })
  @ApiProblems('agreement.status_not_allowed', 'agreement.cycle', 'record.archived', ...UNSOUND)
  update(
    @RecordId('agreement') id: string,
    @Body() body: UpdateAgreement,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.agreements.update(id, body, ifMatch, actor);
  }

  /**
   * Archive an agreement
   *
   * Activities, commitments and leads keep their reference to it, and reports still count them. Set the status of an
   * agreement that has ended to expired or terminated instead of archiving it.
   */
  @Delete(':id')
  @Access('agreements:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: AgreementDetailView })
  archive(@RecordId('agreement') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.agreements.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived agreement
   *
   * The agreement has its former status again and appears in lists again.
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
