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
import { CreateSeminar, UpdateSeminar } from './seminar.dto.js';
import { SEMINAR_CHANGE_EXAMPLES, SEMINAR_EXAMPLES } from './model/seminar.examples.js';
import { seminarList } from './seminar.list.js';
import { SeminarService } from './seminar.service.js';
import { SeminarView } from './seminar.view.js';

/** The error codes for wrong times and parents of a seminar. */
const PROBLEMS = [
  '422 activity.ends_before_start',
  '422 activity.too_long',
  '422 activity.outside_parent',
  'activity.status_not_allowed',
  '422 activity.not_over',
  '422 seminar.hours_needed',
  '422 seminar.two_parents',
  '422 seminar.closes_before_opening',
  '422 seminar.closes_after_end',
  '422 seminar.opens_after_end',
  '422 time.skipped',
  '422 time.ambiguous',
];

@ApiTags('Seminars')
@Controller('seminars')
export class SeminarController {
  constructor(
    private readonly seminars: SeminarService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(seminarList, SeminarView, 'List seminars')
  @Access('activities:read')
  list(@ListOf(seminarList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<SeminarView>(seminarList, request, actor);
  }

  @ExportRoute(seminarList, 'Export seminars')
  @Access('activities:export')
  export(@ExportOf(seminarList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, seminarList, request, actor, reply);
  }

  /**
   * Create a seminar
   *
   * `title`, `startsAt`, `endsAt` and `timezone` are required. `capacity` is the number of seats; without it there is
   * no limit. `roadshowStopId` or `delegationId` makes it part of a stop or a delegation.
   */
  @Post()
  @Access('activities:write')
  @ApiBody({ type: CreateSeminar, examples: SEMINAR_EXAMPLES })
  @ApiCreatedResponse({ type: SeminarView })
  @ApiProblems(...PROBLEMS)
  create(@Body() body: CreateSeminar, @CurrentActor() actor: Actor) {
    return this.seminars.create(body, actor);
  }

  /**
   * Get a seminar with its seats
   *
   * Returns the numbers of seats, of taken and free seats, and of people on the waiting list.
   */
  @Get(':id')
  @Access('activities:read')
  @ApiOkResponse({ type: SeminarView })
  read(@RecordId('seminar') id: string, @CurrentActor() actor: Actor) {
    return this.seminars.read(id, actor);
  }

  /**
   * Update a seminar
   *
   * Send the fields to change; null clears a field. Additional seats go to the waiting list in order of arrival.
   * `capacity` cannot be lower than the number of taken seats. New times are rejected while sessions lie outside them.
   */
  @Patch(':id')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateSeminar, examples: SEMINAR_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: SeminarView })
  @ApiProblems('record.archived', 'seminar.capacity_below_taken', 'seminar.sessions_outside', ...PROBLEMS)
  update(
    @RecordId('seminar') id: string,
    @Body() body: UpdateSeminar,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.seminars.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a seminar
   *
   * Archive only a seminar that was entered by mistake. Cancel one that does not take place by its `status`.
   */
  @Delete(':id')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: SeminarView })
  archive(@RecordId('seminar') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.seminars.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived seminar
   *
   * The seminar has its sessions and registrations again.
   */
  @Post(':id/restore')
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: SeminarView })
  restore(@RecordId('seminar') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.seminars.restore(id, ifMatch, actor);
  }
}
