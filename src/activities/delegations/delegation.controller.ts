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
import { CreateDelegation, UpdateDelegation } from './delegation.dto.js';
import { DELEGATION_CHANGE_EXAMPLES, DELEGATION_EXAMPLES } from './model/delegation.examples.js';
import { delegationList } from './delegation.list.js';
import { DelegationService } from './delegation.service.js';
import { DelegationView } from './delegation.view.js';

const FIELD_PROBLEMS = [
  '422 activity.ends_before_start',
  '422 activity.too_long',
  'activity.status_not_allowed',
  '422 activity.not_over',
];
const CLASHES = ['programme.overlap', 'programme.travel_does_not_fit', 'programme.host_overlap'];
const OUTSIDE = ['delegation.programme_outside', 'delegation.seminar_outside', 'delegation.attended_already'];

@ApiTags('Delegations')
@Controller('delegations')
export class DelegationController {
  constructor(
    private readonly delegations: DelegationService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(delegationList, DelegationView, 'List delegations')
  @Access('activities:read')
  list(@ListOf(delegationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<DelegationView>(delegationList, request, actor);
  }

  @ExportRoute(delegationList, 'Export delegations')
  @Access('activities:export')
  export(@ExportOf(delegationList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, delegationList, request, actor, reply);
  }

  /**
   * Create a delegation
   *
   * `title`, `direction` (inbound or outbound), `startsOn`, `endsOn` and `timezone` are required. Add its participants
   * and its programme afterwards.
   */
  @Post()
  @Access('activities:write')
  @ApiBody({ type: CreateDelegation, examples: DELEGATION_EXAMPLES })
  @ApiCreatedResponse({ type: DelegationView })
  @ApiProblems(...FIELD_PROBLEMS)
  create(@Body() body: CreateDelegation, @CurrentActor() actor: Actor) {
    return this.delegations.create(body, actor);
  }

  /**
   * Get a delegation
   *
   * Returns the sender, the hosts, the agreement, the objectives, the budget and the cost. Participants and programme
   * have their own routes.
   */
  @Get(':id')
  @Access('activities:read')
  @ApiOkResponse({ type: DelegationView })
  read(@RecordId('delegation') id: string, @CurrentActor() actor: Actor) {
    return this.delegations.read(id, actor);
  }

  /**
   * Update a delegation
   *
   * Send the fields to change; null clears a field. Cancel a delegation by its `status` instead of archiving it, so
   * that reports still count it. New dates are rejected while items of its programme lie outside them.
   */
  @Patch(':id')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateDelegation, examples: DELEGATION_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: DelegationView })
  @ApiProblems(...FIELD_PROBLEMS, ...OUTSIDE, ...CLASHES, 'record.archived')
  update(
    @RecordId('delegation') id: string,
    @Body() body: UpdateDelegation,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.delegations.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a delegation
   *
   * Archive only a delegation that was entered by mistake. Leads that came from it keep their source.
   */
  @Delete(':id')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: DelegationView })
  archive(@RecordId('delegation') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.delegations.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived delegation
   *
   * The request is rejected when a participant or host of its programme now has another item at the same time; the
   * error names both items.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: DelegationView })
  @ApiProblems(...CLASHES)
  restore(@RecordId('delegation') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.delegations.restore(id, ifMatch, actor);
  }
}
