import { buildPeriod, buildReports, buildYear, computeBarLength, LEAD_LISTS, sortOrigins } from './dashboard.rules';
import { readDashboardSearch } from './dashboard-search.rules';

describe('The figures of the dashboard', () => {
  it('are of the calendar year up to the day, and of former years as a whole', () => {
    expect(buildPeriod('2026-11-28')).toEqual({ from: '2026-01-01', to: '2026-11-28' });
    expect(buildYear('2026', '2026-11-28')).toEqual({ from: '2026-01-01', to: '2026-11-28' });
    expect(buildYear('2025', '2026-11-28')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });

  it('open the report with the same parameters, and the leads by the definition of the report', () => {
    expect(buildReports('2026-06-30').stages).toEqual({
      report: 'pipeline-summary',
      parameters: { asOf: '2026-06-30', from: '2026-01-01', groupBy: 'stage' },
    });
    expect(LEAD_LISTS.announced({ from: '2025-01-01', to: '2025-12-31' })).toMatchObject({
      stage: ['announced', 'invested'],
      status: ['open', 'on_hold', 'won'],
      'announcedOn.gte': '2025-01-01',
      'announcedOn.lte': '2025-12-31',
    });
  });

  it('have bars that compare them with the greatest, also if all are nothing', () => {
    expect([computeBarLength(5, 10), computeBarLength(10, 10), computeBarLength(0, 0)]).toEqual([50, 100, 0]);
  });

  it('name the countries with the most leads first, and none without', () => {
    const rows = [
      { key: 'BE', label: 'Belgium', open: 0, jobs: 9 },
      { key: 'CN', label: 'China', open: 2, jobs: 5 },
      { key: 'DE', label: 'Germany', open: 2, jobs: 7 },
      { key: 'JP', label: 'Japan', open: 3, jobs: 1 },
    ];
    expect(sortOrigins(rows).map(({ key }) => key)).toEqual(['JP', 'DE', 'CN']);
  });

  it('are of a day of the calendar that the address names', () => {
    expect(readDashboardSearch({ asOf: '2026-06-30' })).toEqual({ asOf: '2026-06-30' });
    for (const asOf of ['2026-02-30', '30/06/2026', 20_260_630, undefined])
      expect(readDashboardSearch({ asOf })).toEqual({});
  });
});
