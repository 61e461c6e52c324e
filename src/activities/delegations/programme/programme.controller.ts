import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { CreateProgrammeItem, UpdateProgrammeItem } from './programme.dto.js';
import { DelegationOf2015, PROGRAMME_CHANGE_EXAMPLES, PROGRAMME_EXAMPLES } from './programme.examples.js';
import { programmeList, buildProgrammeList } from './programme.list.js';
import { ProgrammeReader } from './programme.reader.js';
import { ProgrammeService } from './programme.service.js';
import { ProgrammeItemView } from './programme.view.js';

/** The item in the path. */
const ITEM = { entity: 'programme_item', parameter: 'itemId' };

const CLASHES = ['programme.overlap', 'programme.travel_does_not_fit', 'programme.host_overlap', 'record.archived'];
const TIME_PROBLEMS = [
  '422 time.skipped',
  '422 time.ambiguous',
  '422 programme.ends_before_start',
  '422 programme.outside_delegation',
];
const RELATION_PROBLEMS = [
  '422 programme.unknown_participant',
  '422 programme.seminar_elsewhere',
  '422 programme.seminar_kind',
];

@ApiTags('Delegations')
@Controller('delegations/:id/programme')
export class ProgrammeController {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly reads: ProgrammeReader,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(programmeList, ProgrammeItemView, 'List the programme of a delegation')
  @Access('activities:read')
  list(@RecordId('delegation') id: string, @ListOf(programmeList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.reads.readPage(id, request, actor);
  }

  @ExportRoute(programmeList, 'Export the programme of a delegation')
  @Access('activities:export')
  async export(
    @RecordId('delegation') id: string,
    @ExportOf(programmeList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.reads.assertDelegation(id);
    return sendExport(this.lists, buildProgrammeList(id), request, actor, reply);
  }

  /**
   * Add an item to the programme
   *
   * `title`, `kind`, `startsAt` and `endsAt` are required; the times must lie within the days of the delegation.
   * Without `participantIds` the whole delegation takes part. `travelMinutes` is the travel time before the item and
   * counts as occupied time. An item that would have a person in two places at once is rejected; the error names both
   * items and the person.
   */
  @Post()
  @DelegationOf2015()
  @Access('activities:write')
  @ApiBody({ type: CreateProgrammeItem, examples: PROGRAMME_EXAMPLES })
  @ApiCreatedResponse({ type: ProgrammeItemView })
  @ApiProblems(...CLASHES, ...TIME_PROBLEMS, ...RELATION_PROBLEMS)
  create(@RecordId('delegation') id: string, @Body() body: CreateProgrammeItem, @CurrentActor() actor: Actor) {
    return this.programmes.create(id, body, actor);
  }

  /**
   * Get an item of the programme
   *
   * Returns the times, the place, the host and the participants.
   */
  @Get(':itemId')
  @Access('activities:read')
  @ApiOkResponse({ type: ProgrammeItemView })
  read(@RecordId('delegation') id: string, @RecordId(ITEM) itemId: string, @CurrentActor() actor: Actor) {
    return this.reads.read(id, itemId, actor);
  }

  /**
   * Update an item of the programme
   *
   * Send new times to move it, `status` to cancel it or plan it again, or `participantIds` to change the participants.
   * Travel time counts as occupied time. A change that would have a person in two places at once is rejected.
   */
  @Patch(':itemId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateProgrammeItem, examples: PROGRAMME_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: ProgrammeItemView })
  @ApiProblems(...CLASHES, ...TIME_PROBLEMS, ...RELATION_PROBLEMS)
  update(
    @RecordId('delegation') id: string,
    @RecordId(ITEM) itemId: string,
    @Body() body: UpdateProgrammeItem,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.programmes.update(id, itemId, body, ifMatch, actor);
  }

  /**
   * Archive an item of the programme
   *
   * Archive only an item that was entered by mistake: it disappears from the printed programme and is cancelled in
   * calendars. Cancel an item that does not take place, so that it stays visible as cancelled.
   */
  @Delete(':itemId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ProgrammeItemView })
  @ApiProblems('record.archived')
  archive(
    @RecordId('delegation') id: string,
    @RecordId(ITEM) itemId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.programmes.archive(id, itemId, ifMatch, actor);
  }

  /**
   * Restore an archived item of the programme
   *
   * The item has its former times and participants again. The request is rejected when one of the participants or the
   * host has another item at that time.
   */
  @Post(':itemId/restore')
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: ProgrammeItemView })
  @ApiProblems(...CLASHES, '422 programme.outside_delegation')
  restore(
    @RecordId('delegation') id: string,
    @RecordId(ITEM) itemId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.programmes.restore(id, itemId, ifMatch, actor);
  }
}
