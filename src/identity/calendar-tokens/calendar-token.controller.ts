import { Controller, Delete, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { Access } from '../access/access.decorator.js';
import { CalendarTokenService } from './calendar-token.service.js';
import { CalendarAddressView } from './calendar-token.dto.js';

@ApiTags('Identity')
@Controller('me/calendar-token')
export class CalendarTokenController {
  constructor(private readonly tokens: CalendarTokenService) {}

  /**
   * Create the calendar addresses of the caller
   *
   * For users, not for API keys. Returns the addresses of the caller's tasks and of all activities for a calendar
   * program. They are shown only in this response, and earlier addresses become invalid. Keep them secret: anybody who
   * knows an address can read the calendar without logging in. They end with a new password, when the user is archived
   * and when all sessions or all other sessions of the user are ended.
   */
  @Post()
  @Access('tasks:read')
  @ApiCreatedResponse({ type: CalendarAddressView })
  @ApiProblems('calendar.person_only')
  renew(@Req() request: FastifyRequest, @CurrentActor() actor: Actor) {
    return this.tokens.renew(buildBaseUrl(request), actor);
  }

  /**
   * Revoke the calendar addresses of the caller
   *
   * For users, not for API keys. Calendar programs can no longer read the caller's tasks and activities until new
   * addresses are created.
   */
  @Delete()
  @Access('tasks:read')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The addresses are revoked, or there were none.' })
  @ApiProblems('calendar.person_only')
  end(@CurrentActor() actor: Actor) {
    return this.tokens.end(actor);
  }
}

/** Returns the base address of the API. */
function buildBaseUrl({ url, serverUrl }: FastifyRequest): string {
  const path = url.split('?')[0]!.replace(/\/me\/calendar-token\/?$/, '');
  return `${serverUrl}${path}`;
}
