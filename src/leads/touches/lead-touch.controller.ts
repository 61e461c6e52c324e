import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { CreateTouch, UpdateTouch } from './lead-touch.dto.js';
import { TOUCH_CHANGE_EXAMPLES, TOUCH_EXAMPLES } from './lead-touch.examples.js';
import { touchList } from './lead-touch.list.js';
import { LeadTouchService } from './lead-touch.service.js';
import { LeadTouchView } from './lead-touch.view.js';

/** The touch in the path. */
const TOUCH = { entity: 'lead_touch', parameter: 'touchId' };

/** The codes with which every change of a touch can be refused. */
const NOT_YOURS = '403 lead.not_yours';
const PROBLEMS = ['422 touch.one_subject', '422 touch.in_future', '422 touch.after_win'] as const;

@ApiTags('Leads')
@Controller('leads/:id/touches')
export class LeadTouchController {
  constructor(
    private readonly touches: LeadTouchService,
    private readonly collections: LeadCollectionsService,
  ) {}

  @ListRoute(touchList, LeadTouchView, 'List the touches of a lead, oldest first')
  @Access('leads:read')
  list(@RecordId('lead') id: string, @ListOf(touchList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.collections.readPage<LeadTouchView>(touchList, id, request, actor);
  }

  @ExportRoute(touchList, 'Export the touches of a lead')
  @Access('leads:export')
  export(
    @RecordId('lead') id: string,
    @ExportOf(touchList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return this.collections.export(touchList, id, request, actor, reply);
  }

  /**
   * Add a touch to a lead
   *
   * A touch added by hand is something that influenced the lead and that follows from no other record. The caller must
   * be allowed to change the lead. Send exactly one of `activityId`, `agreementId` and `channel`, and the day.
   * Attendance at seminars and places in delegations add touches automatically. A touch after the day on which the lead
   * was won is refused.
   */
  @Post()
  @Access('leads:write')
  @ApiBody({ type: CreateTouch, examples: TOUCH_EXAMPLES })
  @ApiCreatedResponse({ type: LeadTouchView })
  @ApiProblems('touch.duplicate', 'record.archived', NOT_YOURS, ...PROBLEMS)
  create(@RecordId('lead') id: string, @Body() body: CreateTouch, @CurrentActor() actor: Actor) {
    return this.touches.create(id, body, actor);
  }

  /**
   * Get a touch
   *
   * The response says what influenced the lead, when, and whether the touch was added by hand or follows from a record.
   */
  @Get(':touchId')
  @Access('leads:read')
  @ApiOkResponse({ type: LeadTouchView })
  read(@RecordId('lead') id: string, @RecordId(TOUCH) touchId: string, @CurrentActor() actor: Actor) {
    return this.touches.read(id, touchId, actor);
  }

  /**
   * Update a touch
   *
   * Only a touch that was added by hand can be updated; the others change with the record that they follow from. The
   * caller must be allowed to change the lead.
   */
  @Patch(':touchId')
  @Access('leads:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateTouch, examples: TOUCH_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: LeadTouchView })
  @ApiProblems('touch.automatic', 'touch.duplicate', 'record.archived', NOT_YOURS, ...PROBLEMS)
  update(
    @RecordId('lead') id: string,
    @RecordId(TOUCH) touchId: string,
    @Body() body: UpdateTouch,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.touches.update(id, touchId, body, ifMatch, actor);
  }

  /**
   * Remove a touch
   *
   * Only a touch that was added by hand can be removed. It is marked as withdrawn and no longer counts, but stays on
   * record. The caller must be allowed to change the lead. Reports about days before today still count it.
   */
  @Delete(':touchId')
  @Access('leads:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: LeadTouchView })
  @ApiProblems('touch.automatic', 'record.archived', NOT_YOURS)
  withdraw(
    @RecordId('lead') id: string,
    @RecordId(TOUCH) touchId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.touches.withdraw(id, touchId, ifMatch, actor);
  }

  /**
   * Restore a removed touch
   *
   * The touch counts again. The caller must be allowed to change the lead. The request is refused when the same touch
   * has been added again.
   */
  @Post(':touchId/restore')
  @HttpCode(200)
  @Access('leads:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: LeadTouchView })
  @ApiProblems('touch.automatic', 'touch.duplicate', 'record.archived', NOT_YOURS, '422 touch.after_win')
  restore(
    @RecordId('lead') id: string,
    @RecordId(TOUCH) touchId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.touches.restore(id, touchId, ifMatch, actor);
  }
}
