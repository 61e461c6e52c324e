import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../common/time/calendar-dates.rules.js';

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

  /** Returns a time, `HH:MM` in UTC, of that working day, but never after the instant of seeding. */
  toInstant(daysAgo: number, time: string): Date {
    return new Date(Math.min(Date.parse(`${this.toDate(daysAgo)}T${time}Z`), this.now.getTime()));
  }

  /** Replaces a relative day at the beginning of a text: `today`, `today-30`, `today+4T09:00`, `month before today-35`. */
  replaceDay(text: string): string {
    const match = /^(month before )?today([+-]\d+)?(T.*)?$/.exec(text);
    if (!match) return text;
    const [, isMonth, days = '0', time = ''] = match;
    const date = this.toDate(-Number(days));
    return isMonth ? addDays(`${date.slice(0, 8)}01`, -1).slice(0, 7) : `${date}${time}`;
  }
}
