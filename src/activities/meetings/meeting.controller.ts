import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateMeeting, UpdateMeeting } from './meeting.dto.js';
import { ExampleMeeting, MeetingActivity } from './model/meeting.examples.js';
import { meetingList, buildMeetingList } from './model/meeting.list.js';
import { MeetingService } from './meeting.service.js';
import { MeetingView } from './meeting.view.js';
import { MEETING_DOCS } from './meeting.openapi.js';

const routes = defineRoutes(MEETING_DOCS, {
  scope: 'activities',
  contains: ['contacts'],
  records: ['activity', 'meeting'],
  view: MeetingView,
  ids: { id: MeetingActivity, meetingId: ExampleMeeting },
});

@ApiTags('Meetings')
@Controller('activities/:id/meetings')
export class MeetingController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly meetings: MeetingService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(meetingList, MeetingView)
  list(@routes.Id() id: string, @ListOf(meetingList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.meetings.readPage(id, request, actor);
  }

  @routes.Export(meetingList)
  async export(@routes.Id() id: string, @ExportOf(meetingList) request: ExportRequest, @CurrentActor() actor: Actor) {
    await this.meetings.assertActivity(id);
    return createExportFile(this.lists, buildMeetingList(id), request, actor);
  }

  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateMeeting, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.meetings.create(tx, id, body));
  }

  @routes.Get(':meetingId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.meetings.read(...ids, actor);
  }

  @routes.Patch(':meetingId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateMeeting,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.meetings.update(tx, ...ids, body, ifMatch));
  }

  @routes.Delete(':meetingId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.meetings.archive(tx, ...ids, ifMatch));
  }

  @routes.PostAction(':meetingId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.meetings.restore(tx, ...ids, ifMatch));
  }
}
