import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../../common/http/request.decorator.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { PutMeetingSlots } from './meeting-programme.dto.js';
import { MeetingProgrammeService } from './meeting-programme.service.js';
import { MeetingProgrammeView } from './meeting-programme.view.js';
import { MeetingActivity } from '../model/meeting.examples.js';
import { MEETING_PROGRAMME_DOCS } from './meeting-programme.openapi.js';

const routes = defineRoutes(MEETING_PROGRAMME_DOCS, {
  scope: 'activities',
  records: ['activity'],
  view: MeetingProgrammeView,
  ids: { id: MeetingActivity },
});

@ApiTags('Meetings')
@Controller('activities/:id/meeting-slots')
export class MeetingProgrammeController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly programmes: MeetingProgrammeService,
  ) {}

  @routes.Get()
  read(@routes.Id() id: string) {
    return this.programmes.read(id);
  }

  @routes.Put()
  replace(
    @routes.Id() id: string,
    @Body() body: PutMeetingSlots,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.programmes.replace(tx, id, body, ifMatch));
  }
}
