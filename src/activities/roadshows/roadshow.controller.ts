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
import { CreateRoadshow, UpdateRoadshow } from './roadshow.dto.js';
import { ROADSHOW_CHANGE_EXAMPLES, ROADSHOW_EXAMPLES } from './roadshow.examples.js';
import { roadshowList } from './roadshow.list.js';
import { RoadshowService } from './roadshow.service.js';
import { RoadshowView } from './roadshow.view.js';

@ApiTags('Activities')
@Controller('roadshows')
export class RoadshowController {
  constructor(
    private readonly roadshows: RoadshowService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(roadshowList, RoadshowView, 'List roadshows')
  @Access('activities:read')
  list(@ListOf(roadshowList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<RoadshowView>(roadshowList, request, actor);
  }

  @ExportRoute(roadshowList, 'Export roadshows')
  @Access('activities:export')
  export(@ExportOf(roadshowList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, roadshowList, request, actor, reply);
  }

  /**
   * Create a roadshow
   *
   * `title`, `startsOn` and `endsOn` are required. A roadshow of the past can be entered too. Add its stops next, and
   * seminars to the stops. An error about dates or a wrong agreement names the field.
   */
  @Post()
  @Access('activities:write')
  @ApiBody({ type: CreateRoadshow, examples: ROADSHOW_EXAMPLES })
  @ApiCreatedResponse({ type: RoadshowView })
  @ApiProblems(
    '422 activity.ends_before_start',
    '422 activity.too_long',
    '422 activity.not_over',
    '422 roadshow.sector_unknown',
  )
  create(@Body() body: CreateRoadshow, @CurrentActor() actor: Actor) {
    return this.roadshows.create(body, actor);
  }

  /**
   * Get a roadshow with the totals of its stops
   *
   * Returns its objectives, and attendance and cost over its stops and their seminars.
   */
  @Get(':id')
  @Access('activities:read')
  @ApiOkResponse({ type: RoadshowView })
  read(@RecordId('roadshow') id: string, @CurrentActor() actor: Actor) {
    return this.roadshows.read(id, actor);
  }

  /**
   * Update a roadshow
   *
   * Send the fields to change; null clears a field. New dates are rejected while stops lie outside them. Cancelling a
   * roadshow also cancels its stops and their seminars, except those that are completed.
   */
  @Patch(':id')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateRoadshow, examples: ROADSHOW_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: RoadshowView })
  @ApiProblems(
    'record.archived',
    'activity.leaves_out_parts',
    '422 activity.ends_before_start',
    '422 activity.too_long',
    'activity.status_not_allowed',
    '422 activity.not_over',
    '422 roadshow.sector_unknown',
  )
  update(
    @RecordId('roadshow') id: string,
    @Body() body: UpdateRoadshow,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.roadshows.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a roadshow and its stops
   *
   * Move or archive the seminars at its stops first. Archive only a roadshow that was entered by mistake; cancel one
   * that does not take place.
   */
  @Delete(':id')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: RoadshowView })
  @ApiProblems('activity.has_seminars')
  archive(@RecordId('roadshow') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.roadshows.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived roadshow
   *
   * Restores also the stops that were archived together with it. Stops that had been archived on their own before stay
   * archived.
   */
  @Post(':id/restore')
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: RoadshowView })
  restore(@RecordId('roadshow') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.roadshows.restore(id, ifMatch, actor);
  }
}
