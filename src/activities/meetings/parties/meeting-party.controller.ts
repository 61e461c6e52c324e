import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
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
import { CreateMeetingParty, UpdateMeetingParty } from './meeting-party.dto.js';
import { meetingPartyList, buildMeetingPartyList } from '../model/meeting-party.list.js';
import { MeetingPartyService } from './meeting-party.service.js';
import { MeetingPartyView } from './meeting-party.view.js';
import { ExampleParty, MeetingActivity } from '../model/meeting.examples.js';

/** The party in the path. */
const PARTY = { entity: 'meeting_party', parameter: 'partyId' };

/** The error codes for wrong fields of a party. */
const PROBLEMS = [
  '422 meeting_party.nobody',
  '422 meeting_party.unknown',
  '422 meeting_party.own_side',
  '422 meeting_party.wished_and_avoided',
  '422 meeting_slot.unknown',
];

@ApiTags('Meetings')
@Controller('activities/:id/meeting-parties')
export class MeetingPartyController {
  constructor(
    private readonly parties: MeetingPartyService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(meetingPartyList, MeetingPartyView, 'List the parties to the meetings of an activity')
  @MeetingActivity()
  @Access('activities:read')
  list(@RecordId('activity') id: string, @ListOf(meetingPartyList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.parties.readPage(id, request, actor);
  }

  @ExportRoute(meetingPartyList, 'Export the parties to the meetings of an activity')
  @MeetingActivity()
  @Access('activities:export')
  async export(
    @RecordId('activity') id: string,
    @ExportOf(meetingPartyList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.parties.assertActivity(id);
    return sendExport(this.lists, buildMeetingPartyList(id), request, actor, reply);
  }

  /**
   * Add a party to the meetings of an activity
   *
   * A party is a company, a contact or a named person, on one of the two sides. Give its `side`, its availability, and
   * the parties that it wishes to meet or avoids. Matchmaking arranges meetings between parties of different sides.
   */
  @Post()
  @MeetingActivity()
  @Access('activities:write')
  @ApiCreatedResponse({ type: MeetingPartyView })
  @ApiProblems('record.archived', 'meeting_party.duplicate_contact', 'meeting_party.too_many', ...PROBLEMS)
  create(@RecordId('activity') id: string, @Body() body: CreateMeetingParty, @CurrentActor() actor: Actor) {
    return this.parties.create(id, body, actor);
  }

  /**
   * Get a party with its wishes
   *
   * Returns the availability, the wishes and the parties to avoid.
   */
  @Get(':partyId')
  @MeetingActivity()
  @ExampleParty()
  @Access('activities:read')
  @ApiOkResponse({ type: MeetingPartyView })
  read(@RecordId('activity') id: string, @RecordId(PARTY) partyId: string, @CurrentActor() actor: Actor) {
    return this.parties.read(id, partyId, actor);
  }

  /**
   * Update a party, its availability or its wishes
   *
   * Send the fields to change; `wishes`, `avoid` and `availability` replace the stored lists. Proposals that the change
   * makes impossible are removed; run the matchmaking again afterwards. The change is rejected while it affects
   * meetings that are more than proposals.
   */
  @Patch(':partyId')
  @MeetingActivity()
  @ExampleParty()
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MeetingPartyView })
  @ApiProblems('record.archived', 'meeting_party.duplicate_contact', 'meeting_party.has_meetings', ...PROBLEMS)
  update(
    @RecordId('activity') id: string,
    @RecordId(PARTY) partyId: string,
    @Body() body: UpdateMeetingParty,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.parties.update(id, partyId, body, ifMatch, actor);
  }

  /**
   * Archive a party and its proposals
   *
   * The request is rejected while the party has meetings that are more than proposals: cancel those first.
   */
  @Delete(':partyId')
  @MeetingActivity()
  @ExampleParty()
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MeetingPartyView })
  @ApiProblems('record.archived', 'meeting_party.has_meetings')
  archive(
    @RecordId('activity') id: string,
    @RecordId(PARTY) partyId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.parties.archive(id, partyId, ifMatch, actor);
  }

  /**
   * Restore an archived party
   *
   * Its meetings are not restored; run the matchmaking again.
   */
  @Post(':partyId/restore')
  @MeetingActivity()
  @ExampleParty()
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: MeetingPartyView })
  @ApiProblems('record.archived', 'meeting_party.duplicate_contact', 'meeting_party.too_many')
  restore(
    @RecordId('activity') id: string,
    @RecordId(PARTY) partyId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.parties.restore(id, partyId, ifMatch, actor);
  }
}
