import { sortTasks } from './tasks.rules';

describe('the tasks of a lead', () => {
  it('come open ones first, by due date, then those closed last', () => {
    const tasks = [
      { id: 'closed long ago', status: 'done', dueOn: '2026-01-01', closedAt: '2026-01-02T00:00:00Z' },
      { id: 'without a day', status: 'open', dueOn: null, closedAt: null },
      { id: 'closed', status: 'dropped', dueOn: null, closedAt: '2026-02-02T00:00:00Z' },
      { id: 'open', status: 'open', dueOn: '2026-12-01', closedAt: null },
    ];
    expect(sortTasks(tasks).map(({ id }) => id)).toEqual(['open', 'without a day', 'closed', 'closed long ago']);
  });
});
