import { findPeriodName, getPeriod } from './periods.rules';

describe('The periods that can be chosen by name', () => {
  it.each([
    ['this_month', '2026-03-15', { from: '2026-03-01', to: '2026-03-15' }],
    ['last_month', '2026-03-31', { from: '2026-02-01', to: '2026-02-28' }],
    ['last_month', '2026-01-10', { from: '2025-12-01', to: '2025-12-31' }],
    ['this_quarter', '2026-03-15', { from: '2026-01-01', to: '2026-03-15' }],
    ['last_quarter', '2026-02-15', { from: '2025-10-01', to: '2025-12-31' }],
    ['this_year', '2026-05-15', { from: '2026-01-01', to: '2026-05-15' }],
    ['last_year', '2026-03-15', { from: '2025-01-01', to: '2025-12-31' }],
    ['last_12_months', '2026-11-28', { from: '2025-11-29', to: '2026-11-28' }],
    ['last_12_months', '2024-02-28', { from: '2023-03-01', to: '2024-02-28' }],
    ['last_12_months', '2024-02-29', { from: '2023-03-01', to: '2024-02-29' }],
    ['last_12_months', '2025-02-28', { from: '2024-03-01', to: '2025-02-28' }],
  ] as const)('are the days of %s as seen from %s', (name, today, period) => {
    expect(getPeriod(name, today)).toEqual(period);
    expect(findPeriodName(period, today)).toBe(name);
  });

  it('have the name of the shortest one where several have the same days', () => {
    const day = '2026-01-15';
    expect(getPeriod('this_year', day)).toEqual(getPeriod('this_month', day));
    expect(findPeriodName(getPeriod('this_year', day), day)).toBe('this_month');
  });

  it('do not include other days', () => {
    expect(findPeriodName({ from: '2026-03-02', to: '2026-03-15' }, '2026-03-15')).toBeNull();
  });
});
