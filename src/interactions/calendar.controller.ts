import { Controller, Delete, Get, Header, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor/actor.js';
import { Refuses } from '../common/openapi/refusals.decorator.js';
import { CurrentActor } from '../common/requests/request.decorators.js';
import { Access, Public } from '../identity/access.decorators.js';
import { CalendarQuery } from './calendar.dto.js';
import { TaskCalendars } from './calendar.service.js';
import { CalendarAddressView } from './calendar.view.js';

@ApiTags('Tasks')
@Controller()
export class CalendarController {
  constructor(private readonly calendars: TaskCalendars) {}

  /** Get an address for one's own tasks in a calendar program; shown once, and an older one ends */
  @Post('me/calendar-token')
  @Access('tasks:read')
  @ApiCreatedResponse({ type: CalendarAddressView })
  @Refuses('403 calendar.person_only')
  renew(@Req() request: FastifyRequest, @CurrentActor() actor: Actor) {
    return this.calendars.renew(calendarRoute(request), actor);
  }

  /** End one's calendar address */
  @Delete('me/calendar-token')
  @Access('tasks:read')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Ended, or there was none.' })
  @Refuses('403 calendar.person_only')
  end(@CurrentActor() actor: Actor) {
    return this.calendars.end(actor);
  }

  /** Open tasks of a person as a calendar, for the address of POST /me/calendar-token */
  @Get('tasks.ics')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, no-cache')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'An iCalendar with an all-day event for each task.', schema: { type: 'string' } })
  @Refuses('404 calendar.not_found')
  calendar(@Query() query: CalendarQuery) {
    return this.calendars.calendarOf(query.token);
  }
}

/** The address of the calendar as the caller reaches this server. */
function calendarRoute({ protocol, host, url }: FastifyRequest): string {
  return `${protocol}://${host}${url.split('?')[0]!.replace(/me\/calendar-token\/?$/, 'tasks.ics')}`;
}
