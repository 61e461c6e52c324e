import { completeTaskSearch, readTaskSearch } from './task-list.rules';

describe('The list of tasks', () => {
  it('shows the open tasks of the user unless its address says otherwise', () => {
    expect(completeTaskSearch({})).toEqual({ assigneeId: 'me', status: 'open' });
    expect(completeTaskSearch({ view: 'team' })).toEqual({ status: 'open' });
    expect(completeTaskSearch({ assigneeId: 'u1', status: 'done' })).toEqual({ assigneeId: 'u1', status: 'done' });
    expect(completeTaskSearch({ 'assigneeId.isNull': true })).toEqual({ 'assigneeId.isNull': true, status: 'open' });
    expect(completeTaskSearch({ 'closedAt.gte': '2026-11-01' })).not.toHaveProperty('status');
  });

  it('leaves out what means nothing', () => {
    expect(readTaskSearch({ view: 'team', q: ' hall ', colour: 'red' })).toEqual({ view: 'team', q: 'hall' });
    expect(readTaskSearch({ view: 'mine', sort: 'title' })).toEqual({});
  });
});
