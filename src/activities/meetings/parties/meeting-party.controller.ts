import { ApiTags } from '@nestjs/swagger';
import { createNestedRecordController, RecordController } from '../../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { CreateMeetingParty, UpdateMeetingParty } from './meeting-party.dto.js';
import { meetingPartyList } from '../model/meeting-party.list.js';
import { MeetingPartyService } from './meeting-party.service.js';
import { MeetingPartyView } from './meeting-party.view.js';
import { ExampleParty, MeetingActivity } from '../model/meeting.examples.js';
import { MEETING_PARTY_DOCS } from './meeting-party.openapi.js';

const routes = defineRoutes(MEETING_PARTY_DOCS, {
  scope: 'activities',
  contains: ['contacts'],
  records: ['activity', 'meeting_party'],
  view: MeetingPartyView,
  ids: { id: MeetingActivity, partyId: ExampleParty },
});

@ApiTags('Meetings')
@RecordController('activities/:id/meeting-parties')
export class MeetingPartyController extends createNestedRecordController({
  routes,
  list: meetingPartyList,
  view: MeetingPartyView,
  service: MeetingPartyService,
  create: CreateMeetingParty,
  update: UpdateMeetingParty,
}) {}
