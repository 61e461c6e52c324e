import { groupTasks, listPostponements, stripReference } from './task-groups.rules';

const buildTask = (dueOn: string | null, status = 'open') => ({ dueOn, status });

describe('The tasks of a list', () => {
  it('are grouped by their due date, and empty groups but today are left out', () => {
    const days = ['2026-11-27', '2026-11-29', '2026-12-04', '2026-12-05', null];
    const tasks = [...days.map((day) => buildTask(day)), buildTask('2026-11-01', 'done')];
    const groups = groupTasks(tasks, '2026-11-28').map(({ group, tasks: of }) => [group, of.length]);
    expect(groups).toEqual([
      ['overdue', 1],
      ['today', 0],
      ['week', 2],
      ['later', 1],
      ['undated', 1],
      ['closed', 1],
    ]);
  });

  it('name their lead without its reference', () => {
    expect(stripReference('LEAD-2026-0014 Second hall')).toBe('Second hall');
    expect(stripReference('Lin Zhihao')).toBe('Lin Zhihao');
  });
});

describe('Postponing', () => {
  it.each([
    ['Saturday', '2026-11-28', '2026-11-29', '2026-11-30'],
    ['Sunday', '2026-11-29', '2026-11-30', '2026-11-30'],
    ['Monday', '2026-11-30', '2026-12-01', '2026-12-07'],
  ])('on a %s leads to the next day and to the Monday of next week', (_, today, tomorrow, monday) => {
    expect(listPostponements(today)).toEqual([
      { text: 'tomorrow', day: tomorrow },
      { text: 'nextWeek', day: monday },
    ]);
  });
});
