import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
} from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { LeadCollectionsService } from '../model/lead-collections.service.js';
import { STATUS_EXAMPLES } from '../records/lead.examples.js';
import { LeadTransitionService } from './lead-transition.service.js';
import { LeadsService } from '../records/leads.service.js';
import { LeadView } from '../model/lead.view.js';
import { transitionList } from './lead-transition.list.js';
import { SetStatus } from './lead-transition.dto.js';
import { GateView, LeadTransitionView } from './lead-transition.view.js';

@ApiTags('Leads')
@Controller('leads/:id')
export class LeadTransitionsController {
  constructor(
    private readonly leadTransitions: LeadTransitionService,
    private readonly leads: LeadsService,
    private readonly collections: LeadCollectionsService,
  ) {}

  /**
   * Get the gates of the later stages of a lead
   *
   * For every later stage the response says whether the caller may transition the lead to it now, and what is missing.
   * `missing` names each field that a stage still needs. Send those fields with the transition, or with
   * `PATCH /leads/{id}` before it.
   */
  @Get('gates')
  @Access('leads:read')
  @ApiOkResponse({ type: GateView, isArray: true })
  gates(@RecordId('lead') id: string, @CurrentActor() actor: Actor) {
    return this.leads.readGates(id, actor);
  }

  @ListRoute(transitionList, LeadTransitionView, 'List the history of a lead, oldest first', 'transitions')
  @Access('leads:read')
  transitions(
    @RecordId('lead') id: string,
    @ListOf(transitionList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.collections.readPage<LeadTransitionView>(transitionList, id, request, actor);
  }

  @ExportRoute(transitionList, 'Export the history of a lead', 'transitions/export')
  @Access('leads:export')
  exportTransitions(
    @RecordId('lead') id: string,
    @ExportOf(transitionList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return this.collections.export(transitionList, id, request, actor, reply);
  }

  /**
   * Set the status of a lead
   *
   * The status puts a lead on hold, marks it as lost or abandoned, or reopens it. The caller must be allowed to change
   * the lead. `lost` and `abandoned` need a `reason`. Reopening a lead that was closed needs a `note`, and only
   * managers and administrators may reopen a won lead. The status `won` cannot be set here: transition the lead to
   * `invested`.
   */
  @Post('status')
  @HttpCode(200)
  @Access('leads:write')
  @ApiIfMatch()
  @ApiBody({ type: SetStatus, examples: STATUS_EXAMPLES })
  @ApiOkResponse({ type: LeadView })
  @ApiProblems(
    'lead.status_not_allowed',
    'lead.won_by_transition',
    'lead.moved_meanwhile',
    'record.archived',
    '403 lead.not_yours',
    '403 lead.status_needs_manager',
    '422 lead.reason_required',
    '422 lead.reason_not_allowed',
    '422 lead.note_required',
    '422 lead.lost_to_country_not_allowed',
    '422 lead.occurred_in_future',
    '422 lead.occurred_before_previous',
    '422 lead.occurred_before_received',
  )
  setStatus(
    @RecordId('lead') id: string,
    @Body() body: SetStatus,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.leadTransitions.setStatus(id, body, ifMatch, actor);
  }
}
