import { toCalendarDay, type CalendarEvent, buildEventCalendar } from '../common/documents/icalendar.factory.js';
import { addDays } from '../common/time/calendar-dates.rules.js';
import type { ActivityStatus } from './activity.constants.js';

/** The data of an activity that a calendar shows. */
export interface CalendarActivity {
  id: string;
  reference: string;
  title: string;
  /** The title of the parent activity. */
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

/**
 * Returns the activities as an iCalendar. Activities with hours are shown with their hours, all others with their days.
 */
export function buildActivityCalendar(activities: readonly CalendarActivity[]): string {
  return buildEventCalendar('Activities of Locate in Limburg', activities.map(buildCalendarEvent));
}

function buildCalendarEvent(activity: CalendarActivity): CalendarEvent {
  const { id, reference, title, parentTitle, version, createdAt, updatedAt, venue, city, country } = activity;
  return {
    uid: `activity-${id}`,
    sequence: version,
    createdAt,
    updatedAt,
    ...buildEventTimes(activity),
    // Among the other appointments of a person, the title of a stop or seminar alone says too little.
    summary: parentTitle ? `${title} (${parentTitle})` : title,
    description: reference,
    location: [venue, city, country].filter(Boolean).join(', ') || null,
    status: toCalendarStatus(activity),
  };
}

function buildEventTimes({ startsOn, endsOn, startsAt, endsAt }: CalendarActivity) {
  if (startsAt && endsAt) return { start: startsAt, end: endsAt };
  // The days of an activity to which others travel must not block the days of every subscriber.
  return { start: toCalendarDay(startsOn), end: toCalendarDay(addDays(endsOn, 1)), allDay: true, free: true };
}

/**
 * Returns the status of the event. An archived activity is shown as cancelled, so that calendar programs which keep old
 * events remove it.
 */
function toCalendarStatus({ status, archivedAt }: CalendarActivity): NonNullable<CalendarEvent['status']> {
  if (archivedAt || status === 'cancelled') return 'cancelled';
  return status === 'planned' ? 'tentative' : 'confirmed';
}
