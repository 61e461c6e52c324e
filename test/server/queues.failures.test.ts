import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { Queue } from '../../src/common/jobs/queue.registry.js';
import { QueueRunner } from '../../src/operations/queue.runner.js';
import { useApi } from '../support/api.js';

let boss: PgBoss;
afterAll(() => boss.stop({ graceful: false }));
const { api } = useApi();
beforeAll(async () => {
  // Nothing runs by schedule here: the job that picks items up would do so a minute later.
  boss = new PgBoss({ connectionString: api.databaseUrl, max: 2, schedule: false, supervise: false });
  boss.on('error', () => undefined);
  await boss.start();
});

/** An error as the driver gives it while the database cannot be reached. */
const unavailable = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('An item whose work failed because the database was away', () => {
  it('is picked up again without waiting for the job that looks for such items', async () => {
    const id = randomUUID();
    let attempts = 0;
    let succeed: () => void;
    const succeeded = new Promise<void>((resolve) => (succeed = resolve));
    const queue: Queue = {
      name: 'test.failing',
      concurrency: 1,
      batch: 1,
      processItem: async () => {
        attempts += 1;
        if (attempts === 1) throw unavailable();
        succeed();
      },
      findDue: async (after) => (after === null && attempts === 1 ? [id] : []),
    };
    const runner = new QueueRunner(boss, [queue], (work) => work());
    await runner.open();
    await runner.startPolling();
    runner.send(queue.name, [id]);
    await succeeded;
    runner.stopPolling();
    expect(attempts).toBe(2);
  });
});
