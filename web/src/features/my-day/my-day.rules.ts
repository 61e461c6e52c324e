import type { components } from '../../shared/api/schema';

type MyDay = components['schemas']['MyDayView'];
type Task = components['schemas']['TaskView'];

/**
 * Applies the latest changes of tasks to the page. A task that is closed, passed on, or due after the last day, is not on
 * it; those that are due later are counted.
 */
export function applyToTasks(myDay: MyDay, applyUpdates: (task: Task) => Task): MyDay {
  const { lastDay, tasks, laterTasks } = myDay;
  const changed = tasks.items.map((before) => ({ before, task: applyUpdates(before) }));
  const mine = changed
    .filter(({ before, task }) => task.status === 'open' && task.assigneeId === before.assigneeId)
    .map(({ task }) => task);
  const left = mine.filter(({ dueOn }) => dueOn !== null && dueOn <= lastDay);
  const later = mine.filter(({ dueOn }) => dueOn !== null && dueOn > lastDay);
  const items = left.toSorted((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''));
  return {
    ...myDay,
    tasks: { items, total: tasks.total - (tasks.items.length - left.length) },
    laterTasks: laterTasks + later.length,
  };
}

/** Finds the task that the end of an activity created for an attendee. */
export function findFollowUpTask(tasks: readonly Task[], activityId: string, contactId: string): Task | undefined {
  return tasks.find((task) => task.followUpOfActivityId === activityId && task.contactId === contactId);
}
