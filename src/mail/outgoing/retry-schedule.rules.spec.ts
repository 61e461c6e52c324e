import { computeRetryDelay } from './retry-schedule.rules.js';

const MINUTE_MS = 60_000;

describe('The time until the next attempt', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 180],
    [6, 360],
    [7, 720],
  ])('is after attempt %i at most %i minutes', (attempts, minutes) => {
    expect(computeRetryDelay(attempts, 1)).toBe(minutes * MINUTE_MS);
    expect(computeRetryDelay(attempts, 0)).toBe(Math.round(minutes * MINUTE_MS * 0.8));
  });

  it('ends after the eighth attempt, within a day', () => {
    expect(computeRetryDelay(8, 0.5)).toBeNull();
    const longest = [1, 2, 3, 4, 5, 6, 7].reduce((sum, attempts) => sum + computeRetryDelay(attempts, 1)!, 0);
    expect(longest).toBeLessThan(24 * 60 * MINUTE_MS);
  });
});
