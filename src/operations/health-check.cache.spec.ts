import { HealthCheckCache } from './health-check.cache.js';

describe('A shared check', () => {
  it('runs once for all callers that arrive while it runs, and again for the next, whether it succeeds or not', async () => {
    let runs = 0;
    const check = new HealthCheckCache(async () => {
      runs += 1;
      if (runs === 2) throw new Error('down');
      return runs;
    });
    expect(await Promise.all([check.run(), check.run(), check.run()])).toEqual([1, 1, 1]);
    expect(await Promise.allSettled([check.run(), check.run()])).toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    expect(await check.run()).toBe(3);
  });
});
