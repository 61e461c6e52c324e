import { addDays } from '../days/near-day.rules';

interface GroupedTask {
  status: string;
  dueOn: string | null;
}

/** The groups of tasks, in the order in which they are shown. */
const TASK_GROUPS = ['overdue', 'today', 'week', 'later', 'undated', 'closed'] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

/** Returns the last of the seven days that begin with a day, which are the week of the groups. */
export function findLastDay(today: string): string {
  return addDays(today, 6);
}

/** Finds the group of a task. */
export function findTaskGroup({ status, dueOn }: GroupedTask, today: string): TaskGroup {
  if (status !== 'open') return 'closed';
  if (dueOn === null) return 'undated';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= findLastDay(today) ? 'week' : 'later';
}

/** Groups tasks by the day on which they are due. Groups without tasks are left out, except for today. */
export function groupTasks<T extends GroupedTask>(
  tasks: readonly T[],
  today: string,
): { group: TaskGroup; tasks: T[] }[] {
  return TASK_GROUPS.map((group) => ({
    group,
    tasks: tasks.filter((task) => findTaskGroup(task, today) === group),
  })).filter((one) => one.tasks.length > 0 || one.group === 'today');
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

/** Returns the name of a subject without its reference, which takes the place of what people read. */
export function stripReference(label: string): string {
  return label.replace(/^LEAD-\d{4}-\d+ /, '');
}
