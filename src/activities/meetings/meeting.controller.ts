import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createNestedRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateMeeting, UpdateMeeting } from './meeting.dto.js';
import { ExampleMeeting, MeetingActivity } from './model/meeting.examples.js';
import { meetingList } from './model/meeting.list.js';
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
@RecordController('activities/:id/meetings')
export class MeetingController extends createNestedRecordController(
  routes,
  meetingList,
  MeetingView,
  MeetingService,
  ':meetingId',
) {
  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateMeeting, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, id, body));
  }

  @routes.Patch(':meetingId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateMeeting,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, ...ids, body, ifMatch));
  }
}
