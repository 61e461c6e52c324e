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
import { CreateLead, UpdateLead } from './lead.dto.js';
import { CREATE_EXAMPLES, UPDATE_EXAMPLES } from './lead.examples.js';
import { leadList } from '../model/lead.list.js';
import { LeadsService } from './leads.service.js';
import { LeadSummaryView, LeadView } from '../model/lead.view.js';

@ApiTags('Leads')
@Controller('leads')
export class LeadController {
  constructor(
    private readonly leads: LeadsService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(leadList, LeadSummaryView, 'List leads')
  @Access('leads:read')
  list(@ListOf(leadList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<LeadSummaryView>(leadList, request, actor);
  }

  @ExportRoute(leadList, 'Export leads')
  @Access('leads:export')
  export(@ExportOf(leadList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, leadList, request, actor, reply);
  }

  /**
   * Create a lead
   *
   * The lead starts in the stage first_contact. `title`, `companyId` and `source.channel` are required. The caller
   * becomes the owner unless `ownerId` names somebody else; an API key must send `ownerId`. The channels `activity`,
   * `agreement` and `referral` need the id of their record too. Call `GET /leads/{id}/gates` next.
   */
  @Post()
  @Access('leads:write')
  @ApiBody({ type: CreateLead, examples: CREATE_EXAMPLES })
  @ApiCreatedResponse({ type: LeadView })
  @ApiProblems(
    '422 lead.gate_unmet',
    '422 lead.owner_needed',
    '422 lead.codename_required',
    '422 lead.sector_unknown',
    '422 lead.local_company_not_belgian',
  )
  create(@Body() body: CreateLead, @CurrentActor() actor: Actor) {
    return this.leads.create(body, actor);
  }

  /**
   * Get a lead
   *
   * The response includes the evidence and realisations of the lead. A confidential lead is found only by its owner,
   * project manager and team, and by managers. The `ETag` of the response can be sent as `If-Match` with a change.
   */
  @Get(':id')
  @Access('leads:read')
  @ApiOkResponse({ type: LeadView })
  read(@RecordId('lead') id: string, @CurrentActor() actor: Actor) {
    return this.leads.read(id, actor);
  }

  /**
   * Update a lead
   *
   * The owner, the project manager, the team, and managers may update a lead. Send only the fields to change; null
   * clears a field, but not a field that the present stage requires. The stage is changed through `transitions`, the
   * status through `status`.
   */
  @Patch(':id')
  @Access('leads:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateLead, examples: UPDATE_EXAMPLES })
  @ApiOkResponse({ type: LeadView })
  @ApiProblems('record.archived', '403 lead.not_yours', '422 lead.gate_unmet', '422 lead.local_company_not_belgian')
  update(
    @RecordId('lead') id: string,
    @Body() body: UpdateLead,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.leads.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a lead
   *
   * Archive only leads that were entered by mistake. Set the status of a lead that comes to nothing to lost or
   * abandoned instead, so that reports count it. The caller must be allowed to change the lead.
   */
  @Delete(':id')
  @Access('leads:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: LeadView })
  @ApiProblems('403 lead.not_yours')
  archive(@RecordId('lead') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.leads.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived lead
   *
   * The lead keeps its stage and status. The caller must be allowed to change the lead.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('leads:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: LeadView })
  @ApiProblems('403 lead.not_yours')
  restore(@RecordId('lead') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.leads.restore(id, ifMatch, actor);
  }
}
