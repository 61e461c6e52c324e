import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../common/time/calendar-dates.rules.js';

/** Opening time of the offices in minutes of a UTC day. */
const OPENING = 7 * 60;
const MINUTE_MS = 60_000;

/**
 * Converts the ages in days of the demo to dates and instants. Nobody works at weekends: past events on a weekend
 * happen on the Friday before, future ones on the Monday after. No event is later than the instant of seeding.
 */
export class DemoCalendar {
  private readonly today: string;

  /** @param now the instant of seeding */
  constructor(readonly now: Date) {
    this.today = getLocalDate(AGENCY_ZONE, now);
  }

  /** Returns the working day so many days ago (ahead if negative), `YYYY-MM-DD`. */
  toDate(daysAgo: number): string {
    const date = addDays(this.today, -daysAgo);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const intoWeekend = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
    if (intoWeekend === 0) return date;
    return addDays(date, daysAgo >= 0 ? -intoWeekend : 3 - intoWeekend);
  }

  /**
   * Returns an instant of that working day, some minutes after the offices open, but never after the instant of
   * seeding.
   */
  toInstant(daysAgo: number, minutes: number): Date {
    const time = Date.parse(`${this.toDate(daysAgo)}T00:00:00Z`) + (OPENING + minutes) * MINUTE_MS;
    return new Date(Math.min(time, this.now.getTime()));
  }
}
