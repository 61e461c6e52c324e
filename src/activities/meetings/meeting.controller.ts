import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { CreateMeeting, UpdateMeeting } from './meeting.dto.js';
import { ExampleMeeting, MeetingActivity } from './model/meeting.examples.js';
import { meetingList, buildMeetingList } from './model/meeting.list.js';
import { MeetingService } from './meeting.service.js';
import { MeetingView } from './meeting.view.js';

/** The meeting in the path. */
const MEETING = { entity: 'meeting', parameter: 'meetingId' };

/** The error codes for a slot, a table or parties that are not possible. */
const PLACES = [
  'record.archived',
  'meeting.double_booking',
  'meeting.already_meet',
  'meeting.party_full',
  '422 meeting_slot.unknown',
  '422 meeting_party.unknown',
  '422 meeting.wrong_side',
  '422 meeting.not_available',
  '422 meeting.avoided',
  '422 meeting.no_such_table',
];

@ApiTags('Meetings')
@Controller('activities/:id/meetings')
export class MeetingController {
  constructor(
    private readonly meetings: MeetingService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(meetingList, MeetingView, 'List the meetings of an activity')
  @MeetingActivity()
  @Access('activities:read')
  list(@RecordId('activity') id: string, @ListOf(meetingList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.meetings.readPage(id, request, actor);
  }

  @ExportRoute(meetingList, 'Export the meetings of an activity')
  @MeetingActivity()
  @Access('activities:export')
  async export(
    @RecordId('activity') id: string,
    @ExportOf(meetingList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.meetings.assertActivity(id);
    return sendExport(this.lists, buildMeetingList(id), request, actor, reply);
  }

  /**
   * Create a meeting
   *
   * Name two parties of different sides. Without a table the meeting gets a table that is free in the slot. The
   * matchmaking does not change the meeting and plans the others around it.
   */
  @Post()
  @MeetingActivity()
  @Access('activities:write')
  @ApiCreatedResponse({ type: MeetingView })
  @ApiProblems(...PLACES, 'meeting.no_table_free')
  create(@RecordId('activity') id: string, @Body() body: CreateMeeting, @CurrentActor() actor: Actor) {
    return this.meetings.create(id, body, actor);
  }

  /**
   * Get a meeting
   *
   * Returns the slot, the table, both parties, the status, the outcome, and whether it was proposed or made by a user.
   */
  @Get(':meetingId')
  @MeetingActivity()
  @ExampleMeeting()
  @Access('activities:read')
  @ApiOkResponse({ type: MeetingView })
  read(@RecordId('activity') id: string, @RecordId(MEETING) meetingId: string, @CurrentActor() actor: Actor) {
    return this.meetings.read(id, meetingId, actor);
  }

  /**
   * Update a meeting
   *
   * Moves, confirms or cancels a meeting, or records its outcome. The matchmaking does not change the meeting
   * afterwards, unless `fixed` is false. It does not propose a meeting again that was cancelled.
   */
  @Patch(':meetingId')
  @MeetingActivity()
  @ExampleMeeting()
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MeetingView })
  @ApiProblems(
    ...PLACES,
    'meeting.status_not_allowed',
    '422 meeting.not_begun',
    '422 meeting.over',
    '422 meeting.not_held',
  )
  update(
    @RecordId('activity') id: string,
    @RecordId(MEETING) meetingId: string,
    @Body() body: UpdateMeeting,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.meetings.update(id, meetingId, body, ifMatch, actor);
  }

  /**
   * Archive a meeting
   *
   * Archive only a meeting that was entered by mistake. The slot, the table and both parties are free again. The
   * matchmaking may propose the meeting again, unlike a cancelled one.
   */
  @Delete(':meetingId')
  @MeetingActivity()
  @ExampleMeeting()
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MeetingView })
  @ApiProblems('record.archived')
  archive(
    @RecordId('activity') id: string,
    @RecordId(MEETING) meetingId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.meetings.archive(id, meetingId, ifMatch, actor);
  }

  /**
   * Restore an archived meeting
   *
   * The request is rejected when the table or one of the parties has another meeting in the slot by now.
   */
  @Post(':meetingId/restore')
  @MeetingActivity()
  @ExampleMeeting()
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: MeetingView })
  @ApiProblems(...PLACES)
  restore(
    @RecordId('activity') id: string,
    @RecordId(MEETING) meetingId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.meetings.restore(id, meetingId, ifMatch, actor);
  }
}
