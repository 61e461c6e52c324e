import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../common/http/query.decorator.js';
import { ApiProblems } from '../common/openapi/api-problems.decorator.js';
import { Public } from '../identity/access/access.decorator.js';
import { ActivityCalendarQuery } from './activity-calendar.dto.js';
import { ActivityCalendarService } from './activity-calendar.service.js';

@ApiTags('Activities')
@Controller()
export class ActivityCalendarController {
  constructor(private readonly calendars: ActivityCalendarService) {}

  /**
   * Get the activities from a year ago on as a calendar
   *
   * The address comes from POST /me/calendar-token. Calendar programs cannot log in, so the token in the address
   * identifies the user. The calendar is a subscription: changes appear when the program asks again.
   */
  @Get('activities.ics')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, no-cache')
  @ApiProduces('text/calendar')
  @ApiOkResponse({
    description:
      'An iCalendar with an event for each activity. Cancelled and recently archived activities are cancelled events.',
    schema: { type: 'string' },
  })
  @ApiProblems('calendar.not_found')
  calendar(@QueryParams() query: ActivityCalendarQuery) {
    return this.calendars.buildCalendar(query);
  }
}
