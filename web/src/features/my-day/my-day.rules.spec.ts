import { applyToTasks } from './my-day.rules';

interface Task {
  id: string;
  dueOn: string | null;
  status: string;
  assigneeId: string;
}

const buildTask = (id: string, dueOn: string): Task => ({ id, dueOn, status: 'open', assigneeId: 'me' });
const buildDay = (...tasks: Task[]) =>
  ({
    day: '2026-11-28',
    lastDay: '2026-12-04',
    tasks: { total: tasks.length, items: tasks },
    laterTasks: 3,
  }) as never;
/** Changes one of two tasks. */
const change = (id: string, changes: Partial<Task>) => {
  const day = buildDay(buildTask('a', '2026-11-27'), buildTask('b', '2026-11-28'));
  const { tasks, laterTasks } = applyToTasks(day, (task) =>
    task.id === id ? { ...task, ...(changes as object) } : task,
  );
  return { ids: tasks.items.map((task) => task.id), total: tasks.total, laterTasks };
};

describe('The tasks of a day', () => {
  it('lose a task that is done, passed on, without a date or due after the last day', () => {
    expect(change('a', { status: 'done' })).toEqual({ ids: ['b'], total: 1, laterTasks: 3 });
    expect(change('a', { assigneeId: 'somebody' })).toEqual({ ids: ['b'], total: 1, laterTasks: 3 });
    expect(change('a', { dueOn: null })).toEqual({ ids: ['b'], total: 1, laterTasks: 3 });
    expect(change('a', { dueOn: '2026-12-05' })).toEqual({ ids: ['b'], total: 1, laterTasks: 4 });
  });

  it('keep a task that is due within the week, in order', () => {
    expect(change('a', { dueOn: '2026-12-04' })).toEqual({ ids: ['b', 'a'], total: 2, laterTasks: 3 });
    expect(change('unknown', { status: 'done' })).toEqual({ ids: ['a', 'b'], total: 2, laterTasks: 3 });
  });
});
