import { ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { addDays } from '../common/reference/calendar.dates.js';

/** An open task, as a calendar shows it. */
export interface CalendarTask {
  id: string;
  title: string;
  /** `YYYY-MM-DD`. */
  dueOn: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** The name of what it is about. */
  subject: string | null;
}

/** How often a calendar program should ask again. */
const REFRESH_SECONDS = 3_600;

/** A date as the calendar library takes one: without a zone it reads the UTC day, wherever the server stands. */
const day = (date: string) => new Date(`${date}T00:00:00Z`);

/**
 * Tasks as an iCalendar (RFC 5545): each an event of its whole day, because calendar programs leave to-dos out of
 * subscriptions. The day is a date without a zone. Ids stay the same and the sequence grows with every change, so that
 * a moved task moves in the calendar and does not come twice.
 */
export function taskCalendar(name: string, tasks: CalendarTask[]): string {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'Locate in Limburg', product: 'Locate CRM', language: 'EN' },
    ttl: REFRESH_SECONDS,
  });
  for (const task of tasks) {
    calendar.createEvent({
      id: `task-${task.id}@locate-crm`,
      sequence: task.version,
      stamp: task.updatedAt,
      created: task.createdAt,
      lastModified: task.updatedAt,
      allDay: true,
      start: day(task.dueOn),
      end: day(addDays(task.dueOn, 1)),
      summary: task.title,
      description: task.subject,
      // A task takes no time of its day.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
