import { toCalendarDay, buildEventCalendar } from '../../common/documents/icalendar.factory.js';
import { addDays } from '../../common/time/calendar-dates.rules.js';

/** An open task as a calendar shows it. */
export interface CalendarTask {
  id: string;
  title: string;
  /** The due date, `YYYY-MM-DD`. */
  dueOn: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** The name of the subject of the task. */
  subject: string | null;
}

/**
 * Formats tasks as a calendar. Each task is an all-day event, because calendar programs ignore to-dos in subscriptions.
 */
export function buildTaskCalendar(name: string, tasks: CalendarTask[]): string {
  const events = tasks.map(({ id, title, dueOn, version, createdAt, updatedAt, subject }) => {
    const [start, end] = [toCalendarDay(dueOn), toCalendarDay(addDays(dueOn, 1))];
    // A task does not block any time of its day.
    const day = { start, end, allDay: true, free: true };
    return { uid: `task-${id}`, sequence: version, createdAt, updatedAt, ...day, summary: title, description: subject };
  });
  return buildEventCalendar(name, events);
}
