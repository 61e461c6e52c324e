import { applyTaskUpdates, type TaskUpdate } from './task-updates.rules';

interface Task {
  id: string;
  version: number;
  status: string;
}

const TASK: Task = { id: 'a', version: 2, status: 'open' };
const buildUpdate = (change: Partial<TaskUpdate<Task>>): TaskUpdate<Task> => ({
  task: { id: 'a' },
  changes: { status: 'done' },
  status: 'pending',
  result: undefined,
  ...change,
});
const apply = (change: Partial<TaskUpdate<Task>>) => applyTaskUpdates(TASK, [buildUpdate(change)]).status;

describe('A task', () => {
  it('is shown with a change that is being saved, and without one that failed', () => {
    expect(apply({})).toBe('done');
    expect(apply({ status: 'error' })).toBe('open');
    expect(apply({ task: { id: 'b' } })).toBe('open');
  });

  it('is shown as it was saved, until it has been read again', () => {
    const result = { ...TASK, status: 'done' };
    expect(apply({ status: 'success', result: { ...result, version: 3 } })).toBe('done');
    expect(apply({ status: 'success', result: { ...result, version: 2 } })).toBe('open');
  });
});
