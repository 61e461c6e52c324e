import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { CalendarTokens } from '../identity/calendar-token.service.js';
import type { ActivityCalendarQuery } from './activity-calendar.dto.js';
import { ActivityCalendarQueries } from './activity-calendar.queries.js';
import { activityCalendar } from './activity.calendar.js';

/** What the agency organises, in the calendar programs of its people. */
@Injectable()
export class ActivityCalendars {
  constructor(
    private readonly tokens: CalendarTokens,
    private readonly queries: ActivityCalendarQueries,
    private readonly clock: Clock,
  ) {}

  /** The calendar a token opens. @throws 404 for a token that is unknown, ended, or of somebody who may read no activities */
  async calendarOf({ token, ...filters }: ActivityCalendarQuery): Promise<string> {
    await this.tokens.personOf(token, 'activities:read');
    return activityCalendar(await this.queries.around(this.clock.now(), filters));
  }
}
