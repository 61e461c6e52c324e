import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list.request.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list.routes.js';
import { Refuses } from '../../common/openapi/refusals.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/requests/request.decorators.js';
import { Access } from '../../identity/access.decorators.js';
import { CreateProgrammeItem, UpdateProgrammeItem } from './programme.dto.js';
import { DelegationOf2015, PROGRAMME_CHANGE_EXAMPLES, PROGRAMME_EXAMPLES } from './programme.examples.js';
import { programmeList, programmeOf } from './programme.list.js';
import { ProgrammeReads } from './programme.reads.js';
import { Programmes } from './programme.service.js';
import { ProgrammeItemView } from './programme.view.js';

/** The item in the path. */
const ITEM = { entity: 'programme_item', parameter: 'itemId' };

const CLASHES = ['programme.overlap', 'programme.travel_does_not_fit', 'programme.host_overlap', 'record.archived'];
const WRONG_TIMES = [
  '422 time.skipped',
  '422 time.ambiguous',
  '422 programme.ends_before_start',
  '422 programme.outside_delegation',
];
const WRONG_RELATIONS = [
  '422 programme.unknown_participant',
  '422 programme.seminar_elsewhere',
  '422 programme.seminar_kind',
];

@ApiTags('Delegations')
@Controller('delegations/:id/programme')
export class ProgrammeController {
  constructor(
    private readonly programmes: Programmes,
    private readonly reads: ProgrammeReads,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(programmeList, ProgrammeItemView, 'List the programme of a delegation')
  @Access('activities:read')
  list(@RecordId('delegation') id: string, @ListOf(programmeList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.reads.page(id, request, actor);
  }

  @ExportRoute(programmeList, 'Export the programme of a delegation')
  @Access('activities:export')
  async export(
    @RecordId('delegation') id: string,
    @ExportOf(programmeList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.reads.requireDelegation(id);
    return sendExport(this.lists, programmeOf(id), request, actor, reply);
  }

  /**
   * Add an item to the programme; refused where it would have somebody in two places
   *
   * `title`, `kind`, `startsAt` and `endsAt` are needed, within the days of the delegation. Without `participantIds`
   * it is for everybody. `travelMinutes` is the way to it and counts as occupied time. A clash names both items and
   * the person.
   */
  @Post()
  @DelegationOf2015()
  @Access('activities:write')
  @ApiBody({ type: CreateProgrammeItem, examples: PROGRAMME_EXAMPLES })
  @ApiCreatedResponse({ type: ProgrammeItemView })
  @Refuses(...CLASHES, ...WRONG_TIMES, ...WRONG_RELATIONS)
  create(@RecordId('delegation') id: string, @Body() body: CreateProgrammeItem, @CurrentActor() actor: Actor) {
    return this.programmes.create(id, body, actor);
  }

  /**
   * Read an item of the programme
   *
   * Shows times, place, host and who takes part.
   */
  @Get(':itemId')
  @Access('activities:read')
  @ApiOkResponse({ type: ProgrammeItemView })
  read(@RecordId('delegation') id: string, @RecordId(ITEM) itemId: string, @CurrentActor() actor: Actor) {
    return this.reads.read(id, itemId, actor);
  }

  /**
   * Change, move, cancel or take up an item; refused where it would have somebody in two places
   *
   * Send new times to move it, `status` to cancel or resume it, or `participantIds` to change who comes. Travel time
   * counts as occupied.
   */
  @Patch(':itemId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateProgrammeItem, examples: PROGRAMME_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: ProgrammeItemView })
  @Refuses(...CLASHES, ...WRONG_TIMES, ...WRONG_RELATIONS)
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
   * Archive an item that was entered by mistake; one that does not take place is cancelled instead
   *
   * It disappears from the calendar and the printed programme. A cancelled one stays visible as cancelled.
   */
  @Delete(':itemId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ProgrammeItemView })
  @Refuses('record.archived')
  archive(
    @RecordId('delegation') id: string,
    @RecordId(ITEM) itemId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.programmes.archive(id, itemId, ifMatch, actor);
  }

  /**
   * Bring an archived item back; refused where somebody is elsewhere by now
   *
   * Its former times and participants hold again, as far as they are free.
   */
  @Post(':itemId/restore')
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: ProgrammeItemView })
  @Refuses(...CLASHES, '422 programme.outside_delegation')
  restore(
    @RecordId('delegation') id: string,
    @RecordId(ITEM) itemId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.programmes.restore(id, itemId, ifMatch, actor);
  }
}
