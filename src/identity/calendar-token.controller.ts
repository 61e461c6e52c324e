import { Controller, Delete, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor/actor.js';
import { Refuses } from '../common/openapi/refusals.decorator.js';
import { CurrentActor } from '../common/requests/request.decorators.js';
import { Access } from './access.decorators.js';
import { CalendarTokens } from './calendar-token.service.js';
import { CalendarAddressView } from './calendar-token.view.js';

@ApiTags('Identity')
@Controller('me/calendar-token')
export class CalendarTokenController {
  constructor(private readonly tokens: CalendarTokens) {}

  /**
   * Get addresses for one's tasks and for all activities in a calendar program; shown once, and older ones end
   *
   * For users, not for API keys. Give the addresses to a calendar program and to nobody else: whoever has one reads
   * the calendar without logging in.
   */
  @Post()
  @Access('tasks:read')
  @ApiCreatedResponse({ type: CalendarAddressView })
  @Refuses('403 calendar.person_only')
  renew(@Req() request: FastifyRequest, @CurrentActor() actor: Actor) {
    return this.tokens.renew(baseOf(request), actor);
  }

  /**
   * End one's calendar addresses
   *
   * For users, not for API keys. Calendar programs get no more of the caller's tasks and activities, until new
   * addresses are made.
   */
  @Delete()
  @Access('tasks:read')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Ended, or there were none.' })
  @Refuses('403 calendar.person_only')
  end(@CurrentActor() actor: Actor) {
    return this.tokens.end(actor);
  }
}

/** Where the API is, as the caller reaches this server: what its Host header says. */
function baseOf({ protocol, host, url }: FastifyRequest): string {
  return `${protocol}://${host}${url.split('?')[0]!.replace(/\/me\/calendar-token\/?$/, '')}`;
}
