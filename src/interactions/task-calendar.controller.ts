import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Refuses } from '../common/openapi/refusals.decorator.js';
import { Public } from '../identity/access.decorators.js';
import { CalendarQuery } from '../identity/calendar.dto.js';
import { TaskCalendars } from './task-calendar.service.js';

@ApiTags('Tasks')
@Controller()
export class TaskCalendarController {
  constructor(private readonly calendars: TaskCalendars) {}

  /**
   * Open tasks of a person as a calendar, for the address of POST /me/calendar-token
   *
   * For calendar programs, which cannot log in: the token in the address says whose tasks they are. A task appears
   * on its due day and disappears once it is done.
   */
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
