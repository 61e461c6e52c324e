import type { components } from '../../shared/api/schema';
import { toLocale } from '../../shared/i18n/languages.constants';

type MyDay = components['schemas']['MyDayView'];
type Task = components['schemas']['TaskView'];

export const DUE_GROUPS = ['overdue', 'today', 'later'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** Groups tasks by whether they are overdue, due today, or due later. Groups without tasks are left out. */
export function groupTasks(tasks: readonly Task[], today: string): { group: DueGroup; tasks: Task[] }[] {
  const groups = DUE_GROUPS.map((group) => ({
    group,
    tasks: tasks.filter(({ dueOn }) => dueOn !== null && findGroup(dueOn, today) === group),
  }));
  return groups.filter((one) => one.tasks.length > 0);
}

function findGroup(dueOn: string, today: string): DueGroup {
  if (dueOn < today) return 'overdue';
  return dueOn === today ? 'today' : 'later';
}

/** The changed fields of a task. */
type TaskChange = { status?: string; dueOn?: string | null; version?: number };

/** Returns the page as it is after a change of a task. A task that is closed, or due after the last day, is not on it. */
export function applyTaskChanges(myDay: MyDay, id: string, change: TaskChange): MyDay {
  const { items, total } = myDay.tasks;
  const { status = 'open', dueOn, version } = change;
  const changed = items.map((task) =>
    task.id === id
      ? { ...task, dueOn: dueOn === undefined ? task.dueOn : dueOn, version: version ?? task.version }
      : task,
  );
  const isGone = status !== 'open' || dueOn === null || (dueOn !== undefined && dueOn > myDay.lastDay);
  const left = isGone ? changed.filter((task) => task.id !== id) : changed;
  const sorted = left.toSorted((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''));
  return { ...myDay, tasks: { items: sorted, total: total - (items.length - left.length) } };
}

/** Finds the task that the end of an activity created for an attendee. */
export function findFollowUpTask(tasks: readonly Task[], activityId: string, contactId: string): Task | undefined {
  return tasks.find((task) => task.followUpOfActivityId === activityId && task.contactId === contactId);
}

/** Returns the days to which a task is usually postponed: tomorrow, and Monday of next week. */
export function listPostponements(today: string): { text: 'tomorrow' | 'nextWeek'; day: string }[] {
  // Sunday is the last day of the week.
  const weekday = new Date(`${today}T00:00Z`).getUTCDay() || 7;
  return [
    { text: 'tomorrow', day: addDays(today, 1) },
    { text: 'nextWeek', day: addDays(today, 8 - weekday) },
  ];
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Formats a day with its weekday, and with its year unless that is the year of today: Mon 30 Nov. */
export function formatWeekday(day: string, language: string, today: string): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return formatUtc(day, language, { weekday: 'short', day: 'numeric', month: 'short', ...year });
}

/** Formats a day in full: Saturday 28 November 2026. */
export function formatLongDay(day: string, language: string): string {
  return formatUtc(day, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** A day has no time zone. */
function formatUtc(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(toLocale(language), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
}
