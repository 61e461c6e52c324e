import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../../common/http/request.decorator.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { CreateMeetingParty, UpdateMeetingParty } from './meeting-party.dto.js';
import { meetingPartyList, buildMeetingPartyList } from '../model/meeting-party.list.js';
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
@Controller('activities/:id/meeting-parties')
export class MeetingPartyController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly parties: MeetingPartyService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(meetingPartyList, MeetingPartyView)
  list(@routes.Id() id: string, @ListOf(meetingPartyList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.parties.readPage(id, request, actor);
  }

  @routes.Export(meetingPartyList)
  async export(
    @routes.Id() id: string,
    @ExportOf(meetingPartyList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.parties.assertActivity(id);
    return createExportFile(this.lists, buildMeetingPartyList(id), request, actor);
  }

  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateMeetingParty, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.parties.create(tx, id, body));
  }

  @routes.Get(':partyId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.parties.read(...ids, actor);
  }

  @routes.Patch(':partyId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateMeetingParty,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.parties.update(tx, ...ids, body, ifMatch));
  }

  @routes.Delete(':partyId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.parties.archive(tx, ...ids, ifMatch));
  }

  @routes.PostAction(':partyId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.parties.restore(tx, ...ids, ifMatch));
  }
}
