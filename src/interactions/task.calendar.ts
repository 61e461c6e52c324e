import { calendarDay, eventCalendar } from '../common/calendar/event.calendar.js';
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

/** Tasks as a calendar: each an event of its whole day, because calendar programs leave to-dos out of subscriptions. */
export function taskCalendar(name: string, tasks: CalendarTask[]): string {
  const events = tasks.map(({ id, title, dueOn, version, createdAt, updatedAt, subject }) => {
    const [start, end] = [calendarDay(dueOn), calendarDay(addDays(dueOn, 1))];
    // A task takes no time of its day.
    const day = { start, end, allDay: true, free: true };
    return { uid: `task-${id}`, sequence: version, createdAt, updatedAt, ...day, summary: title, description: subject };
  });
  return eventCalendar(name, events);
}
