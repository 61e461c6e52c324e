import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Refuses } from '../common/openapi/refusals.decorator.js';
import { Public } from '../identity/access.decorators.js';
import { ActivityCalendarQuery } from './activity-calendar.dto.js';
import { ActivityCalendars } from './activity-calendar.service.js';

@ApiTags('Activities')
@Controller()
export class ActivityCalendarController {
  constructor(private readonly calendars: ActivityCalendars) {}

  /**
   * Activities from a year ago on as a calendar, for the address of POST /me/calendar-token
   *
   * For calendar programs, which cannot log in: the token in the address says whose calendar it is. It is a
   * subscription, and shows changes when the program asks again.
   */
  @Get('activities.ics')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, no-cache')
  @ApiProduces('text/calendar')
  @ApiOkResponse({
    description:
      'An iCalendar with an event for each activity; cancelled and lately archived ones are cancelled events.',
    schema: { type: 'string' },
  })
  @Refuses('404 calendar.not_found')
  calendar(@Query() query: ActivityCalendarQuery) {
    return this.calendars.calendarOf(query);
  }
}
