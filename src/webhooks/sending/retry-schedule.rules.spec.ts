import { computeRetryDelay, MAX_ATTEMPTS } from './retry-schedule.rules.js';

const HOUR = 3_600_000;
const MIDDLE = 0.5;

describe('The next attempt of a delivery', () => {
  it('comes after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h, and none after the eighth', () => {
    const delays = Array.from({ length: 8 }, (_, attempt) => computeRetryDelay(attempt + 1, MIDDLE, null));
    expect(delays).toEqual([5_000, 300_000, HOUR / 2, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR, null]);
    expect(MAX_ATTEMPTS).toBe(8);
  });

  it('is spread by a fifth to both sides', () => {
    expect([0, 1].map((chance) => computeRetryDelay(1, chance, null))).toEqual([4_000, 6_000]);
    expect([0, 1].map((chance) => computeRetryDelay(7, chance, null))).toEqual([8 * HOUR, 12 * HOUR]);
  });

  it('waits for as long as the receiver asks if that is longer, up to ten hours', () => {
    expect(computeRetryDelay(1, 0, 7)).toBe(7_000);
    expect(computeRetryDelay(2, MIDDLE, 7)).toBe(300_000);
    expect(computeRetryDelay(1, MIDDLE, 999_999_999)).toBe(10 * HOUR);
    expect(computeRetryDelay(8, MIDDLE, 7)).toBeNull();
  });
});
