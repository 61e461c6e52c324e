import { Injectable } from '@nestjs/common';
import { CalendarTokenService } from '../../identity/calendar-tokens/calendar-token.service.js';
import { TaskCalendarQueries } from './task-calendar.queries.js';
import { buildTaskCalendar } from './task-calendar.rules.js';

/** Service that provides the tasks of a person for their calendar program. */
@Injectable()
export class TaskCalendarService {
  constructor(
    private readonly tokens: CalendarTokenService,
    private readonly queries: TaskCalendarQueries,
  ) {}

  /**
   * Returns the calendar for a token.
   * @throws 404 for a token that is unknown or ended, or belongs to a person who may read no tasks
   */
  async buildCalendar(token: string): Promise<string> {
    const person = await this.tokens.getCalendarOwner(token, 'tasks:read');
    return buildTaskCalendar(`Tasks of ${person.name}`, await this.queries.readOpenTasks(person));
  }
}
