import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { PARTICIPANT_CHANGE_EXAMPLES, PARTICIPANT_EXAMPLES } from '../model/delegation.examples.js';
import { CreateParticipant, UpdateParticipant } from './participant.dto.js';
import { PARTICIPANT } from '../model/participant.entity.js';
import { participantList } from './participant.list.js';
import { ParticipantReader } from './participant.reader.js';
import { ParticipantService } from './participant.service.js';
import { DelegationParticipantView } from './participant.view.js';
import { thankYouList } from './thank-you.list.js';
import { ThankYouView } from './thank-you.view.js';

/** The participant in the path. */
export const IN_PATH = { entity: PARTICIPANT.name, parameter: 'participantId' };

const CLASHES = ['programme.overlap', 'programme.travel_does_not_fit'];
const PROBLEMS = ['delegation.second_head', 'delegation.cancelled', 'record.archived', ...CLASHES];
const STATUS_PROBLEMS = ['participant.status_not_allowed', '422 participant.not_started'];

@ApiTags('Delegations')
@Controller('delegations/:id')
export class ParticipantController {
  constructor(
    private readonly participants: ParticipantService,
    private readonly reads: ParticipantReader,
  ) {}

  @ListRoute(participantList, DelegationParticipantView, 'List the participants of a delegation', 'participants')
  @Access('activities:read')
  list(
    @RecordId('delegation') id: string,
    @ListOf(participantList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.reads.readPage(id, request, actor);
  }

  @ExportRoute(participantList, 'Export the participants of a delegation', 'participants/export')
  @Access('activities:export')
  async export(
    @RecordId('delegation') id: string,
    @ExportOf(participantList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return sendExport(this.reads, await this.reads.getParticipantList(id), request, actor, reply);
  }

  @ListRoute(thankYouList, ThankYouView, 'List the people and companies to thank for a delegation', 'thank-you-list')
  @Access('activities:read')
  thankYouList(
    @RecordId('delegation') id: string,
    @ListOf(thankYouList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.reads.readThankYouPage(id, request, actor);
  }

  @ExportRoute(thankYouList, 'Export the people and companies to thank for a delegation', 'thank-you-list/export')
  @Access('activities:export')
  async exportThankYouList(
    @RecordId('delegation') id: string,
    @ExportOf(thankYouList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return sendExport(this.reads, await this.reads.getThankYouList(id), request, actor, reply);
  }

  /**
   * Add a participant to a delegation
   *
   * Give a contact and a role: head, member, host, interpreter or guest. From then on the delegation counts as an
   * influence on the leads of the contact. The same person cannot be added twice.
   */
  @Post('participants')
  @Access('activities:write')
  @ApiBody({ type: CreateParticipant, examples: PARTICIPANT_EXAMPLES })
  @ApiCreatedResponse({ type: DelegationParticipantView })
  @ApiProblems('delegation.duplicate_participant', ...PROBLEMS, '422 participant.not_started')
  create(@RecordId('delegation') id: string, @Body() body: CreateParticipant, @CurrentActor() actor: Actor) {
    return this.participants.create(id, body, actor);
  }

  /**
   * Get a participant of a delegation
   *
   * Returns the contact, the company that the person represents and the status. Passport and dietary data are separate,
   * at `travel-details`.
   */
  @Get('participants/:participantId')
  @Access('activities:read')
  @ApiOkResponse({ type: DelegationParticipantView })
  read(@RecordId('delegation') id: string, @RecordId(IN_PATH) participantId: string, @CurrentActor() actor: Actor) {
    return this.reads.read(id, participantId, actor);
  }

  /**
   * Update a participant of a delegation
   *
   * Send `status` when the person accepts, declines, cancels or has come. The attendance can be recorded only after the
   * delegation has begun.
   */
  @Patch('participants/:participantId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateParticipant, examples: PARTICIPANT_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: DelegationParticipantView })
  @ApiProblems(...PROBLEMS, ...STATUS_PROBLEMS)
  update(
    @RecordId('delegation') id: string,
    @RecordId(IN_PATH) participantId: string,
    @Body() body: UpdateParticipant,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.participants.update(id, participantId, body, ifMatch, actor);
  }

  /**
   * Archive a participant of a delegation
   *
   * Archive only a participant who was entered by mistake; the person then no longer takes part in programme items. Set
   * the status of a person who does not come to declined or cancelled.
   */
  @Delete('participants/:participantId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: DelegationParticipantView })
  @ApiProblems('record.archived')
  archive(
    @RecordId('delegation') id: string,
    @RecordId(IN_PATH) participantId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.participants.archive(id, participantId, ifMatch, actor);
  }

  /**
   * Restore an archived participant of a delegation
   *
   * The request is rejected when the delegation is cancelled, has another head by now, or has an item at a time when
   * the person has another one.
   */
  @Post('participants/:participantId/restore')
  @HttpCode(200)
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: DelegationParticipantView })
  @ApiProblems(...PROBLEMS)
  restore(
    @RecordId('delegation') id: string,
    @RecordId(IN_PATH) participantId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.participants.restore(id, participantId, ifMatch, actor);
  }
}
