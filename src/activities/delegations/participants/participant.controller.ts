import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { ExportOf, type ExportRequest, ListOf, createExportFile } from '../../../common/lists/list-route.decorator.js';
import {
  CurrentActor,
  IfMatch,
  RecordId,
  type IdPair,
  RecordIds,
  type Version,
} from '../../../common/http/request.decorator.js';
import { defineRecordRoutes } from '../../../identity/access/record-routes.decorator.js';
import { CreateParticipant, UpdateParticipant } from './participant.dto.js';
import { PARTICIPANT } from '../model/participant.entity.js';
import { participantList } from './participant.list.js';
import { ParticipantReader } from './participant.reader.js';
import { ParticipantService } from './participant.service.js';
import { DelegationParticipantView } from './participant.view.js';
import { thankYouList } from './thank-you.list.js';
import { ThankYouView } from './thank-you.view.js';
import { PARTICIPANT_DOCS } from './participant.openapi.js';

/** The participant in the path. */
export const IN_PATH = { entity: PARTICIPANT.name, parameter: 'participantId' };

const routes = defineRecordRoutes(PARTICIPANT_DOCS, { scope: 'activities', view: DelegationParticipantView });

@ApiTags('Delegations')
@Controller('delegations/:id')
export class ParticipantController {
  constructor(
    private readonly participants: ParticipantService,
    private readonly reads: ParticipantReader,
  ) {}

  @routes.List(participantList, DelegationParticipantView, 'participants')
  list(
    @RecordId('delegation') id: string,
    @ListOf(participantList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.reads.readPage(id, request, actor);
  }

  @routes.Export(participantList, 'participants/export')
  async export(
    @RecordId('delegation') id: string,
    @ExportOf(participantList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return createExportFile(this.reads, await this.reads.getParticipantList(id), request, actor);
  }

  @routes.List(thankYouList, ThankYouView, 'thank-you-list')
  thankYouList(
    @RecordId('delegation') id: string,
    @ListOf(thankYouList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.reads.readThankYouPage(id, request, actor);
  }

  @routes.Export(thankYouList, 'thank-you-list/export')
  async exportThankYouList(
    @RecordId('delegation') id: string,
    @ExportOf(thankYouList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return createExportFile(this.reads, await this.reads.getThankYouList(id), request, actor);
  }

  @routes.Post('participants')
  create(@RecordId('delegation') id: string, @Body() body: CreateParticipant, @CurrentActor() actor: Actor) {
    return this.participants.create(id, body, actor);
  }

  @routes.Get('participants/:participantId')
  read(@RecordIds('delegation', IN_PATH) ids: IdPair, @CurrentActor() actor: Actor) {
    return this.reads.read(...ids, actor);
  }

  @routes.Patch('participants/:participantId')
  update(
    @RecordIds('delegation', IN_PATH) ids: IdPair,
    @Body() body: UpdateParticipant,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.participants.update(...ids, body, ifMatch, actor);
  }

  @routes.Delete('participants/:participantId')
  archive(@RecordIds('delegation', IN_PATH) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.participants.archive(...ids, ifMatch, actor);
  }

  @routes.PostAction('participants/:participantId/restore')
  restore(@RecordIds('delegation', IN_PATH) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.participants.restore(...ids, ifMatch, actor);
  }
}
