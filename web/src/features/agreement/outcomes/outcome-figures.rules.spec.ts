import { listActivities, listLeadsBehind, readFigure, writeFigure } from './outcome-figures.rules';

const figures = { leads: 0, qualifiedLeads: 0, investments: 0, announcedJobs: 0, announcedCapexEur: 0 };
const lead = (id: string, shared: number, whole: number) =>
  ({
    id,
    attributed: { ...figures, announcedJobs: shared },
    distinct: { ...figures, announcedJobs: whole },
  }) as never as Parameters<typeof listLeadsBehind>[0][number];
const activity = (id: string, held: boolean) => ({ id, held }) as never as Parameters<typeof listActivities>[0][number];

describe('The figures of the outcomes', () => {
  it('are named in the address', () => {
    expect(readFigure(writeFigure({ count: 'distinct', figure: 'announcedJobs' }))).toEqual({
      count: 'distinct',
      figure: 'announcedJobs',
    });
    for (const text of [undefined, '', 'held', 'attributed', 'attributed.money', 'toString.leads'])
      expect(readFigure(text)).toBeNull();
  });

  it('list the leads behind them, those that add most first', () => {
    const leads = [lead('small', 5, 10), lead('none', 0, 0), lead('large', 20, 40)];
    const jobs = { count: 'attributed', figure: 'announcedJobs' } as const;
    expect(listLeadsBehind(leads, jobs).map(({ id }) => id)).toEqual(['large', 'small']);
    expect(listLeadsBehind(leads, null)).toHaveLength(3);
  });

  it('list the activities that took place, or those to come', () => {
    const items = [activity('past', true), activity('next', false)];
    expect(listActivities(items, 'held').map(({ id }) => id)).toEqual(['past']);
    expect(listActivities(items, 'planned').map(({ id }) => id)).toEqual(['next']);
    expect(listActivities(items, 'all')).toHaveLength(2);
  });
});
