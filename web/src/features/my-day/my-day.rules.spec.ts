import { applyTaskChanges, formatLongDay, formatWeekday, groupTasks, listPostponements } from './my-day.rules';

const buildTask = (id: string, dueOn: string) => ({ id, dueOn, status: 'open' });
const buildDay = (...tasks: ReturnType<typeof buildTask>[]) =>
  ({ day: '2026-11-28', lastDay: '2026-12-04', tasks: { total: tasks.length, items: tasks } }) as never;
const listIds = ({ tasks }: ReturnType<typeof applyTaskChanges>) => tasks.items.map(({ id }) => id);

describe('The tasks of a day', () => {
  it('are grouped by their due date, and empty groups are left out', () => {
    const tasks = [buildTask('old', '2026-11-27'), buildTask('next', '2026-11-29'), buildTask('last', '2026-12-04')];
    const groups = groupTasks(tasks as never, '2026-11-28').map(({ group, tasks: of }) => [group, of.length]);
    expect(groups).toEqual([
      ['overdue', 1],
      ['later', 2],
    ]);
  });

  it('lose a task that is done or due after the last day, and keep one that is due within it, in order', () => {
    const day = buildDay(buildTask('a', '2026-11-27'), buildTask('b', '2026-11-28'));
    expect(listIds(applyTaskChanges(day, 'a', { status: 'done' }))).toEqual(['b']);
    expect(listIds(applyTaskChanges(day, 'a', { dueOn: '2026-12-05' }))).toEqual(['b']);
    expect(listIds(applyTaskChanges(day, 'a', { dueOn: '2026-12-04' }))).toEqual(['b', 'a']);
    expect(applyTaskChanges(day, 'a', { status: 'done' }).tasks.total).toBe(1);
    expect(listIds(applyTaskChanges(day, 'unknown', { status: 'done' }))).toEqual(['a', 'b']);
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

describe('Days', () => {
  it('are written with their weekday in the language, and with the year unless it is this one', () => {
    expect(formatWeekday('2026-11-30', 'nl', '2026-11-28')).toBe('ma 30 nov');
    expect(formatWeekday('2027-01-27', 'nl', '2026-11-28')).toBe('wo 27 jan 2027');
    expect(formatLongDay('2026-11-28', 'nl')).toBe('zaterdag 28 november 2026');
  });
});
