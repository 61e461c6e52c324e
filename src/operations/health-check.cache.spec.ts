import { SharedCheck } from './health-check.cache.js';

describe('A shared check', () => {
  it('runs once for all who ask while it runs, and again only after a while, whether it succeeds or not', async () => {
    let now = 0;
    let runs = 0;
    const check = new SharedCheck(
      async () => {
        runs += 1;
        if (runs === 2) throw new Error('down');
        return runs;
      },
      () => now,
    );
    expect(await Promise.all([check.run(), check.run(), check.run()])).toEqual([1, 1, 1]);
    now = 499;
    expect(await check.run()).toBe(1);
    now = 500;
    expect(await Promise.allSettled([check.run(), check.run()])).toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    now = 1_000;
    expect(await check.run()).toBe(3);
  });
});
