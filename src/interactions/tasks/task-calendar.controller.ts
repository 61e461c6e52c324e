import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../../common/http/query.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Public } from '../../identity/access/access.decorator.js';
import { CalendarQuery } from '../../identity/calendar-tokens/calendar-token.dto.js';
import { TaskCalendarService } from './task-calendar.service.js';

@ApiTags('Tasks')
@Controller()
export class TaskCalendarController {
  constructor(private readonly calendars: TaskCalendarService) {}

  /**
   * Get the open tasks of a person as a calendar
   *
   * This route is for calendar programs, which cannot log in. The token in the address, from `POST /me/calendar-token`,
   * identifies the person. A task is shown on its due date and disappears once it is done.
   */
  @Get('tasks.ics')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, no-cache')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'An iCalendar with an all-day event for each task.', schema: { type: 'string' } })
  @ApiProblems('calendar.not_found')
  calendar(@QueryParams() query: CalendarQuery) {
    return this.calendars.buildCalendar(query.token);
  }
}
