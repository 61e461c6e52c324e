import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../../common/http/request.decorator.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { CreateParticipant, UpdateParticipant } from './participant.dto.js';
import { participantList } from './participant.list.js';
import { ParticipantReader } from './participant.reader.js';
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
@Controller('delegations/:id')
export class ParticipantController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly participants: ParticipantService,
    private readonly reads: ParticipantReader,
  ) {}

  @routes.List(participantList, DelegationParticipantView, 'participants')
  list(@routes.Id() id: string, @ListOf(participantList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.reads.readPage(id, request, actor);
  }

  @routes.Export(participantList, 'participants/export')
  async export(
    @routes.Id() id: string,
    @ExportOf(participantList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return createExportFile(this.reads, await this.reads.getParticipantList(id), request, actor);
  }

  @routes.List(thankYouList, ThankYouView, 'thank-you-list')
  thankYouList(@routes.Id() id: string, @ListOf(thankYouList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.reads.readThankYouPage(id, request, actor);
  }

  @routes.Export(thankYouList, 'thank-you-list/export')
  async exportThankYouList(
    @routes.Id() id: string,
    @ExportOf(thankYouList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return createExportFile(this.reads, await this.reads.getThankYouList(id), request, actor);
  }

  @routes.Post('participants')
  create(@routes.Id() id: string, @Body() body: CreateParticipant, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.participants.create(tx, id, body));
  }

  @routes.Get('participants/:participantId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.reads.read(...ids, actor);
  }

  @routes.Patch('participants/:participantId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateParticipant,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.participants.update(tx, ...ids, body, ifMatch));
  }

  @routes.Delete('participants/:participantId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.participants.archive(tx, ...ids, ifMatch));
  }

  @routes.PostAction('participants/:participantId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.participants.restore(tx, ...ids, ifMatch));
  }
}
