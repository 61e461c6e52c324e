import { findPartialIntervals, getIntervalDays } from './intervals.rules.js';

describe('The days of an interval', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('%s are those of the calendar', (value, from, to) => expect(getIntervalDays(value)).toEqual({ from, to }));

  it.each(['Totaal', '', '26', '2026-13', '2026-Q5', '2026-11-27', 'Over tijd'])('%s are none', (value) => {
    expect(getIntervalDays(value)).toBeNull();
  });
});

describe('The intervals that are covered in part', () => {
  const covered = { from: '2025-03-15', to: '2026-11-27' };

  it('are those at the two ends, with their covered days', () => {
    expect(findPartialIntervals(['2025', '2026', '2026', null, 'Totaal'], covered)).toEqual([
      { value: '2025', from: '2025-03-15', to: '2025-12-31' },
      { value: '2026', from: '2026-01-01', to: '2026-11-27' },
    ]);
    expect(findPartialIntervals(['2025-02', '2025-03', '2025-04', '2026-11', '2026-12'], covered)).toEqual([
      { value: '2025-03', from: '2025-03-15', to: '2025-03-31' },
      { value: '2026-11', from: '2026-11-01', to: '2026-11-27' },
    ]);
  });

  it('are none of those that begin and end with the covered days', () => {
    expect(findPartialIntervals(['2026', '2025-Q4'], { from: '2025-10-01', to: '2026-12-31' })).toEqual([]);
  });
});
