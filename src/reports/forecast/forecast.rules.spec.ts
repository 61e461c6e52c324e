import fc from 'fast-check';
import { addDays } from '../../common/time/calendar-dates.rules.js';
import { FORECAST_STEPS, computeHorizon, trimTail } from './forecast.rules.js';

describe('A horizon', () => {
  it.each([
    ['2026-10-31', 'month', '2026-10', '2028-09', '2028-10-01', 24],
    ['2026-12-01', 'month', '2026-12', '2028-11', '2028-12-01', 24],
    ['2026-01-31', 'month', '2026-01', '2027-12', '2028-01-01', 24],
    ['2026-10-31', 'quarter', '2026-Q4', '2028-Q3', '2028-10-01', 8],
    ['2026-12-31', 'quarter', '2026-Q4', '2028-Q3', '2028-10-01', 8],
    ['2026-01-01', 'quarter', '2026-Q1', '2027-Q4', '2028-01-01', 8],
  ] as const)('from %s by %s goes from %s to %s, before %s', (day, step, first, last, laterFrom, count) => {
    const { steps, ...rest } = computeHorizon(day, step);
    expect([steps[0], steps.at(-1), steps.length, rest]).toEqual([first, last, count, { laterFrom }]);
  });

  it('names every month or quarter once, in order, from any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.constantFrom(...FORECAST_STEPS), (offset, step) => {
        const { steps } = computeHorizon(addDays('2020-01-01', offset), step);
        expect(steps.toSorted()).toEqual(steps);
        expect(new Set(steps).size).toBe(step === 'month' ? 24 : 8);
      }),
    );
  });

  it('ends with the last month or quarter in which something is expected', () => {
    expect(trimTail(['a', 'b', 'c'], new Set(['b', 'none']))).toEqual(['a', 'b']);
    expect(trimTail(['a', 'b', 'c'], new Set(['none']))).toEqual([]);
  });
});
