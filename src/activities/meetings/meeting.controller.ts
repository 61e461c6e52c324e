import { ApiTags } from '@nestjs/swagger';
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
export class MeetingController extends createNestedRecordController({
  routes,
  list: meetingList,
  view: MeetingView,
  service: MeetingService,
  create: CreateMeeting,
  update: UpdateMeeting,
}) {}
