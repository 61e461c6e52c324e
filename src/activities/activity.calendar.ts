import { calendarDay, type CalendarEvent, eventCalendar } from '../common/calendar/event.calendar.js';
import { addDays } from '../common/reference/calendar.dates.js';
import type { ActivityStatus } from './activity.vocabulary.js';

/** An activity, as a calendar shows it. */
export interface CalendarActivity {
  id: string;
  reference: string;
  title: string;
  /** The title of what it is a part of. */
  parentTitle: string | null;
  status: ActivityStatus;
  startsOn: string;
  endsOn: string;
  startsAt: Date | null;
  endsAt: Date | null;
  venue: string | null;
  city: string | null;
  country: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
}

/** Activities as a calendar: what has hours with its hours, the rest with its days. */
export function activityCalendar(activities: readonly CalendarActivity[]): string {
  return eventCalendar('Activities of Locate in Limburg', activities.map(eventOf));
}

function eventOf(activity: CalendarActivity): CalendarEvent {
  const { id, reference, title, parentTitle, version, createdAt, updatedAt, venue, city, country } = activity;
  return {
    uid: `activity-${id}`,
    sequence: version,
    createdAt,
    updatedAt,
    ...timesOf(activity),
    // A stop or a seminar by its own name alone says little among other people's appointments.
    summary: parentTitle ? `${title} (${parentTitle})` : title,
    description: reference,
    location: [venue, city, country].filter(Boolean).join(', ') || null,
    status: statusOf(activity),
  };
}

function timesOf({ startsOn, endsOn, startsAt, endsAt }: CalendarActivity) {
  if (startsAt && endsAt) return { start: startsAt, end: endsAt };
  // Days of something others travel for do not block the days of everybody who subscribes.
  return { start: calendarDay(startsOn), end: calendarDay(addDays(endsOn, 1)), allDay: true, free: true };
}

/** What was archived is shown as cancelled, so that calendar programs which keep old events take it out. */
function statusOf({ status, archivedAt }: CalendarActivity): NonNullable<CalendarEvent['status']> {
  if (archivedAt || status === 'cancelled') return 'cancelled';
  return status === 'planned' ? 'tentative' : 'confirmed';
}
