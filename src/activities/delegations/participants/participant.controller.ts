import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../../common/lists/list-route.decorator.js';
import { CurrentActor } from '../../../common/http/request.decorator.js';
import { createNestedRecordController, RecordController } from '../../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { CreateParticipant, UpdateParticipant } from './participant.dto.js';
import { participantList } from './participant.list.js';
import { ParticipantService } from './participant.service.js';
import { DelegationParticipantView } from './participant.view.js';
import { thankYouList } from './thank-you.list.js';
import { ThankYouView } from './thank-you.view.js';
import { PARTICIPANT_DOCS } from './participant.openapi.js';

const routes = defineRoutes(PARTICIPANT_DOCS, {
  scope: 'activities',
  contains: ['contacts'],
  records: ['delegation', 'participant'],
  view: DelegationParticipantView,
});

@ApiTags('Delegations')
@RecordController('delegations/:id', ['list', 'export', 'thankYouList', 'exportThankYouList'])
export class ParticipantController extends createNestedRecordController({
  routes,
  list: participantList,
  view: DelegationParticipantView,
  service: ParticipantService,
  create: CreateParticipant,
  update: UpdateParticipant,
  path: 'participants',
}) {
  @routes.List(thankYouList, ThankYouView, 'thank-you-list')
  async thankYouList(
    @routes.Id() id: string,
    @ListOf(thankYouList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.lists.readPage(await this.records.getThankYouList(id), request, actor);
  }

  @routes.Export(thankYouList, 'thank-you-list/export')
  async exportThankYouList(
    @routes.Id() id: string,
    @ExportOf(thankYouList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return createExportFile(this.lists, await this.records.getThankYouList(id), request, actor);
  }
}
