import { randomUUID } from 'node:crypto';
import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { JobRunner } from '../../src/operations/job.runner.js';
import { useApi } from '../support/api.js';

const WAITING = 400;
const waiting = Array.from({ length: WAITING }, () => randomUUID()).toSorted();
const worked = new Map<string, Date>();
/** Called with each item that is worked on. */
let seen: (id: string) => void = () => undefined;

/** Resolves when so many items have been worked on. */
function workedOn(count: number): Promise<void> {
  return new Promise((resolve) => {
    seen = () => worked.size >= count && resolve();
    seen('');
  });
}

const HANDS = 3;
let busy = 0;
let allBusy: () => void;
/** Resolves when every hand has an item: the first ones hold theirs until then. */
const together = new Promise<void>((resolve) => (allBusy = resolve));

let letGo: () => void;
/** What items that hang wait for. */
const released = new Promise<void>((resolve) => (letGo = resolve));
const hanging = new Set<string>(Array.from({ length: HANDS - 1 }, () => randomUUID()));

const { api } = useApi({ env: { JOBS: 'true' } });
beforeAll(async () => {
  api.app.get(QueueRegistry).declare({
    name: 'test.items',
    concurrency: HANDS,
    batch: 2,
    processItem: async (id) => {
      if (++busy === HANDS) allBusy();
      await together;
      if (hanging.has(id)) await released;
      worked.set(id, new Date());
      seen(id);
    },
    findDue: (after) => Promise.resolve(after === null ? waiting : []),
  });
});

describe('The items of a queue', () => {
  it('that wait are processed one after the other by all workers, not one at each poll', async () => {
    await api.app.get(JobRunner).start();
    await workedOn(WAITING);
    expect([...worked.keys()].toSorted()).toEqual(waiting);
  });

  it('that arrive are processed at once, without waiting for the next poll', async () => {
    const arriving = Array.from({ length: 10 }, () => randomUUID());
    const started = Date.now();
    for (const [index, id] of arriving.entries()) {
      api.app.get(QueueRegistry).send('test.items', [id]);
      await workedOn(WAITING + index + 1);
    }
    // Three workers that polled every five seconds would need three polls each.
    expect(Date.now() - started).toBeLessThan(10_000);
    arriving.forEach((id) => worked.delete(id));
  });

  it('that were delayed are processed when they are due, by the one free worker', async () => {
    const [id, at] = [randomUUID(), new Date(Date.now() + 1_500)];
    api.app.get(QueueRegistry).send('test.items', [...hanging]);
    api.app.get(QueueRegistry).send('test.items', [id], at);
    await workedOn(WAITING + 1);
    expect(worked.get(id)!.getTime()).toBeGreaterThanOrEqual(at.getTime());
    letGo();
    await workedOn(WAITING + 1 + hanging.size);
  });

  it('that were delayed are processed at once when somebody wants them now', async () => {
    const id = randomUUID();
    const before = worked.size;
    api.app.get(QueueRegistry).send('test.items', [id], new Date(Date.now() + 3_600_000));
    api.app.get(QueueRegistry).send('test.items', [id]);
    await workedOn(before + 1);
    expect(worked.has(id)).toBe(true);
  });
});
