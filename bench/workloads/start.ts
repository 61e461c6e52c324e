import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../load.js';
import { startApp } from '../processes.js';
import { buildMeasure, type Workload } from '../workload.js';

/** Milliseconds of rest before the memory is measured. */
const REST = 3_000;

/**
 * Measures the time from nothing to ready: on a migrated database, and on an empty folder with an embedded server and
 * the demo.
 */
export const start: Workload = {
  name: 'start',
  title: 'Start and memory at rest',
  run: async (bench) => {
    const cold: number[] = [];
    const rest: number[] = [];
    for (let round = 0; round < bench.rounds; round++) {
      const app = await startApp({ DATABASE_URL: bench.databaseUrl });
      cold.push(app.startedIn);
      await sleep(REST);
      rest.push(app.memory().now);
      await app.stop();
    }
    const dataDir = await mkdtemp(join(bench.folder, 'first-'));
    const first = await startApp({ DATA_DIR: dataDir });
    await first.stop();
    await rm(dataDir, { recursive: true, force: true });
    return [
      buildMeasure('cold start, migrated database', median(cold) / 1_000, ' s', { atMost: 1.5 }),
      buildMeasure('first start, own server and demo', first.startedIn / 1_000, ' s', { atMost: 12 }),
      buildMeasure('memory at rest', median(rest), ' MB', { atMost: 160 }),
    ];
  },
};
