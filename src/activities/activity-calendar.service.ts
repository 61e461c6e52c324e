import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.service.js';
import { CalendarTokenService } from '../identity/calendar-tokens/calendar-token.service.js';
import type { ActivityCalendarQuery } from './activity-calendar.dto.js';
import { ActivityCalendarQueries } from './activity-calendar.queries.js';
import { buildActivityCalendar } from './activity-icalendar.factory.js';

/** The activities of the agency, for the calendar programs of its users. */
@Injectable()
export class ActivityCalendarService {
  constructor(
    private readonly tokens: CalendarTokenService,
    private readonly queries: ActivityCalendarQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Returns the calendar for a token.
   * @throws 404 for a token that is unknown, has ended, or belongs to a user without access to activities
   */
  async buildCalendar({ token, ...filters }: ActivityCalendarQuery): Promise<string> {
    await this.tokens.getCalendarOwner(token, 'activities:read');
    return buildActivityCalendar(await this.queries.readActivities(this.clock.now(), filters));
  }
}
