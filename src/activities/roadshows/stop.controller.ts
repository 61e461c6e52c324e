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
import { STOP_CHANGE_EXAMPLES, STOP_EXAMPLES } from './roadshow.examples.js';
import { CreateStop, UpdateStop } from './stop.dto.js';
import { stopList, buildStopList } from './stop.list.js';
import { RoadshowStopService } from './stop.service.js';
import { StopView } from './stop.view.js';

/** The stop in the path. */
const STOP = { entity: 'roadshow_stop', parameter: 'stopId' };
/** The error codes for a stop that cannot take place at its time in this roadshow. */
const MISPLACED = ['roadshow.stops_overlap', 'roadshow.cancelled', 'record.archived', '422 activity.outside_parent'];
/** The error codes for wrong times and positions. */
const PROBLEMS = [
  '422 activity.ends_before_start',
  '422 activity.not_over',
  '422 roadshow.position_beyond_end',
  '422 time.skipped',
  '422 time.ambiguous',
];

@ApiTags('Activities')
@Controller('roadshows/:id/stops')
export class StopController {
  constructor(
    private readonly stops: RoadshowStopService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(stopList, StopView, 'List the stops of a roadshow')
  @Access('activities:read')
  list(@RecordId('roadshow') id: string, @ListOf(stopList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.stops.readPage(id, request, actor);
  }

  @ExportRoute(stopList, 'Export the stops of a roadshow')
  @Access('activities:export')
  async export(
    @RecordId('roadshow') id: string,
    @ExportOf(stopList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.stops.assertRoadshow(id, actor);
    return sendExport(this.lists, buildStopList(id), request, actor, reply);
  }

  /**
   * Add a stop to a roadshow
   *
   * `city`, `country`, `startsAt`, `endsAt` and `timezone` are required; the times must lie within the days of the
   * roadshow. Without `position` the stop is the last. Attach a seminar to it with `roadshowStopId`.
   */
  @Post()
  @Access('activities:write')
  @ApiBody({ type: CreateStop, examples: STOP_EXAMPLES })
  @ApiCreatedResponse({ type: StopView })
  @ApiProblems(...MISPLACED, ...PROBLEMS)
  create(@RecordId('roadshow') id: string, @Body() body: CreateStop, @CurrentActor() actor: Actor) {
    return this.stops.create(id, body, actor);
  }

  /**
   * Get a stop of a roadshow
   *
   * Returns the place, the times, the local partner, and the target and actual attendance.
   */
  @Get(':stopId')
  @Access('activities:read')
  @ApiOkResponse({ type: StopView })
  read(@RecordId('roadshow') id: string, @RecordId(STOP) stopId: string, @CurrentActor() actor: Actor) {
    return this.stops.read(id, stopId, actor);
  }

  /**
   * Update a stop of a roadshow
   *
   * Send `countedAttendance` after the stop. A `position` moves the stop in the order. The times are checked against
   * the roadshow and the seminars at the stop. Cancelling a stop also cancels its seminars, except those that are
   * completed.
   */
  @Patch(':stopId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateStop, examples: STOP_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: StopView })
  @ApiProblems(...MISPLACED, ...PROBLEMS, 'activity.leaves_out_parts', 'activity.status_not_allowed')
  update(
    @RecordId('roadshow') id: string,
    @RecordId(STOP) stopId: string,
    @Body() body: UpdateStop,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.stops.update(id, stopId, body, ifMatch, actor);
  }

  /**
   * Archive a stop of a roadshow
   *
   * The stops after it move up. The request is rejected while the stop has seminars: move or archive those first.
   */
  @Delete(':stopId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: StopView })
  @ApiProblems('activity.has_seminars', 'record.archived')
  archive(
    @RecordId('roadshow') id: string,
    @RecordId(STOP) stopId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.stops.archive(id, stopId, ifMatch, actor);
  }

  /**
   * Restore an archived stop of a roadshow
   *
   * The stop becomes the last one. Update `position` afterwards to move it to another place in the order.
   */
  @Post(':stopId/restore')
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: StopView })
  @ApiProblems(...MISPLACED)
  restore(
    @RecordId('roadshow') id: string,
    @RecordId(STOP) stopId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.stops.restore(id, stopId, ifMatch, actor);
  }
}
