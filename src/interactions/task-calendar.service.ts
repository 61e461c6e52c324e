import { Injectable } from '@nestjs/common';
import { CalendarTokens } from '../identity/calendar-token.service.js';
import { TaskCalendarQueries } from './task-calendar.queries.js';
import { taskCalendar } from './task.calendar.js';

/** A person's tasks in the person's own calendar program. */
@Injectable()
export class TaskCalendars {
  constructor(
    private readonly tokens: CalendarTokens,
    private readonly queries: TaskCalendarQueries,
  ) {}

  /** The calendar a token opens. @throws 404 for a token that is unknown, ended, or of somebody who may read no tasks */
  async calendarOf(token: string): Promise<string> {
    const person = await this.tokens.personOf(token, 'tasks:read');
    return taskCalendar(`Tasks of ${person.name}`, await this.queries.openTasksOf(person));
  }
}
