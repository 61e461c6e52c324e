import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, RecordId, RecordIds } from '../../../common/http/request.decorator.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { CreateDoorLink } from '../../../identity/door-links/door-link.dto.js';
import { DoorLinksView, NewDoorLinkView } from '../../../identity/door-links/door-link.view.js';
import { DOOR_LINK_EXAMPLES, SeminarAhead } from './check-in.examples.js';
import { SeminarDoorLinkService } from './seminar-door-link.service.js';

@ApiTags('Seminars')
@Controller('seminars/:id/door-links')
export class DoorLinkController {
  constructor(private readonly links: SeminarDoorLinkService) {}

  /**
   * List the door links of a seminar
   *
   * Returns the links with which people without an account check visitors in, also expired and revoked ones, with the newest
   * first. Their addresses are not stored.
   */
  @Get()
  @Access('activities:read')
  @ApiOkResponse({ type: DoorLinksView })
  list(@RecordId('seminar') id: string) {
    return this.links.list(id);
  }

  /**
   * Create a door link for a seminar
   *
   * Its address opens the check-in of this seminar, and nothing else, for everybody who has it. It is shown only in this
   * response. The audit trail names what is done with it `Door:` and the name. Give every helper an own link, so that one of
   * them can be revoked.
   */
  @Post()
  @SeminarAhead()
  @Access('activities:write', 'activities:read')
  @ApiBody({ type: CreateDoorLink, examples: DOOR_LINK_EXAMPLES })
  @ApiCreatedResponse({ type: NewDoorLinkView })
  @ApiProblems('record.archived', 'seminar.cancelled', 'door_link.expires_in_past', 'door_link.expires_too_late')
  create(
    @RecordId('seminar') id: string,
    @Body() body: CreateDoorLink,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.links.create(id, body, request.serverUrl, actor);
  }

  /**
   * Revoke a door link
   *
   * Requests with the link are rejected from now on. It stays in the list.
   */
  @Delete(':linkId')
  @Access('activities:write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The link is revoked.' })
  revoke(@RecordIds('seminar', 'door_link') [id, linkId]: IdPair, @CurrentActor() actor: Actor) {
    return this.links.revoke(id, linkId, actor);
  }
}
