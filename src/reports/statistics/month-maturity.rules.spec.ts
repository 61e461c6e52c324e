import { getLastDayOfMonth, computeMaturity } from './month-maturity.rules.js';

describe('A cohort', () => {
  it.each([
    ['2026-01-31', '2026-03-02', 30, 'mature'],
    ['2026-01-31', '2026-03-01', 30, 'immature'],
    ['2026-01-31', '2026-01-31', 0, 'mature'],
    ['2026-01-31', '2026-03-01', 29.5, 'immature'],
    ['2026-01-31', '2026-03-01', null, 'unknown'],
  ] as const)('that could grow until %s is, on %s with a median of %j, %s', (lastDay, asOf, median, expected) => {
    expect(computeMaturity(lastDay, asOf, median)).toBe(expected);
  });
});

it.each([
  ['2026-02', '2026-02-28'],
  ['2024-02', '2024-02-29'],
  ['2026-12', '2026-12-31'],
])('%s ends on %s', (month, expected) => {
  expect(getLastDayOfMonth(month)).toBe(expected);
});
