import { getActivityPath } from '../../../records/activities/activity-path.rules';
import { addDays, getLocalTime } from '../../../shared/format/zone-time.rules';
import type { Activity } from '../activities.api';

/** An event of the calendar. Its times are those of the clocks where the activity is. */
export interface CalendarEvent {
  id: string;
  title: string;
  start: string;
  end: string;
  allDay: boolean;
  url: string;
  extendedProps: { activity: Activity };
}

/**
 * Builds the events of a calendar. The calendar converts no times, so that an activity is on its own days wherever the
 * user is.
 */
export function buildEvents(activities: readonly Activity[]): CalendarEvent[] {
  return activities.map((activity) => {
    const { id, title, startsAt, endsAt, startsOn, endsOn, timezone } = activity;
    const common = { id, title, url: getActivityPath(activity), extendedProps: { activity } };
    // The last day of the calendar is the one after the event.
    if (startsAt === null || endsAt === null) {
      return { ...common, start: startsOn, end: addDays(endsOn, 1), allDay: true };
    }
    const [start, end] = [startsAt, endsAt].map((moment) => getLocalTime(moment, timezone));
    return { ...common, start: `${start!.day}T${start!.time}`, end: `${end!.day}T${end!.time}`, allDay: false };
  });
}

/** The hours that a week shows at least. */
const USUAL_HOURS = { from: 8, to: 19 };

/** Returns the hours that a week has to show, so that no event lies outside of them. */
export function findHours(events: readonly CalendarEvent[]): { from: string; to: string } {
  const timed = events.filter(({ allDay }) => !allDay);
  const from = Math.min(USUAL_HOURS.from, ...timed.map(({ start }) => Number(start.slice(11, 13))));
  const isOverNight = timed.some(({ start, end }) => start.slice(0, 10) !== end.slice(0, 10));
  const to = Math.max(USUAL_HOURS.to, ...timed.map(({ end }) => Number(end.slice(11, 13)) + 1));
  return isOverNight
    ? { from: '00:00', to: '24:00' }
    : { from: `${String(from).padStart(2, '0')}:00`, to: `${Math.min(24, to)}:00` };
}
