import fc from 'fast-check';
import { compare, computePercentile, round, sumKnown, getLastDayOfMonth, computeMaturity } from './statistics.rules.js';

describe('A percentile', () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.75, 7],
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[0, 30, 46], 0.75, 38],
    [[10, 20, 20, 30], 0.75, 22.5],
  ] as const)('of %j at %d is %j', (values, part, expected) => {
    expect(computePercentile(values, part)).toBe(expected);
  });

  it('lies among the values, does not go by their order, and grows with the part', () => {
    const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
        const found = computePercentile(all, part)!;
        expect(found).toBeGreaterThanOrEqual(Math.min(...all));
        expect(found).toBeLessThanOrEqual(Math.max(...all));
        expect(computePercentile(all.toReversed(), part)).toBe(found);
        expect(computePercentile(all, 1)).toBe(Math.max(...all));
        expect(computePercentile(all, 0)).toBe(Math.min(...all));
      }),
    );
  });
});

it('An unknown value is not a number and adds nothing', () => {
  expect(round(null, 1)).toBeNull();
  expect(round(83.75, 1)).toBe(83.8);
  expect(sumKnown([1, null, 2])).toBe(3);
  expect(['b', 'a', 'é', 'Z'].toSorted(compare)).toEqual(['Z', 'a', 'b', 'é']);
});

describe('A cohort', () => {
  it.each([
    [20, 20, 'mature'],
    [19, 20, 'immature'],
    [0, 0, 'mature'],
    [400, null, 'unknown'],
  ] as const)('of %i days, where leads need %p, is %s', (age, median, expected) => {
    expect(computeMaturity(age, median)).toBe(expected);
  });
});

it.each([
  ['2026-02', '2026-02-28'],
  ['2024-02', '2024-02-29'],
  ['2026-12', '2026-12-31'],
])('%s ends on %s', (month, expected) => {
  expect(getLastDayOfMonth(month)).toBe(expected);
});
