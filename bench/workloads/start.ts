import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_DEMO_PASSWORD } from '../../src/config/demo-plan.rules.js';
import { measureTimes, median } from '../load.js';
import { type Server, startApp, startComparison } from '../processes.js';
import { buildMeasure, type Workload } from '../workload.js';

/** Milliseconds of rest before the memory is measured. */
const REST = 3_000;

/** The number of files of a format that are made after the first one. */
const FILES = 5;

/**
 * Measures the time from nothing to ready: on a migrated database, and on an empty folder with an embedded server and
 * the demo. Its annual report is then made as a workbook, and after another start as a PDF.
 */
export const start: Workload = {
  name: 'start',
  title: 'Start and memory at rest',
  run: async (bench) => {
    const cold: number[] = [];
    const bare: number[] = [];
    const rest: number[] = [];
    for (let round = 0; round < bench.rounds; round++) {
      const app = await startApp({ DATABASE_URL: bench.databaseUrl });
      cold.push(app.startedIn);
      await sleep(REST);
      rest.push(app.memory().now);
      await app.stop();
      const comparison = await startComparison({ DATABASE_URL: bench.databaseUrl });
      bare.push(comparison.startedIn);
      await comparison.stop();
    }
    const dataDir = await mkdtemp(join(bench.folder, 'first-'));
    const first = await startApp({ DATA_DIR: dataDir });
    const workbook = await measureFiles(first, 'xlsx');
    await first.stop();
    const second = await startApp({ DATA_DIR: dataDir });
    const pdf = await measureFiles(second, 'pdf');
    await second.stop();
    await rm(dataDir, { recursive: true, force: true });
    return [
      buildMeasure('cold start, migrated database', median(cold) / 1_000, ' s', { atMost: 1.5 }),
      {
        ...buildMeasure('cold start to that of the comparison server', median(cold) / median(bare), '×'),
        note: `${median(bare).toFixed(0)} ms`,
      },
      buildMeasure('first start, own server and demo', first.startedIn / 1_000, ' s', { atMost: 12 }),
      buildMeasure('memory at rest', median(rest), ' MB', { atMost: 160 }),
      {
        ...buildMeasure('first PDF to first workbook, processor time', pdf.first / workbook.first, '×', {
          atMost: 2.5,
        }),
        note: `${pdf.first.toFixed(0)} ms to ${workbook.first.toFixed(0)} ms`,
      },
      {
        ...buildMeasure('later PDF to workbook, processor time', pdf.later / workbook.later, '×', { atMost: 1.3 }),
        note: `${pdf.later.toFixed(0)} ms to ${workbook.later.toFixed(0)} ms`,
      },
    ];
  },
};

/** Measures the processor time of the annual report of the demo in a format, in milliseconds. */
async function measureFiles(app: Server, format: string): Promise<{ first: number; later: number }> {
  const body = JSON.stringify({ email: 'an@locate.example', password: DEFAULT_DEMO_PASSWORD });
  const login = {
    method: 'POST' as const,
    path: '/api/v1/auth/login',
    headers: { 'content-type': 'application/json' },
    body,
  };
  const { bodies } = await measureTimes(app.url, [login]);
  const { accessToken } = JSON.parse(bodies[0]!) as { accessToken: string };
  const headers = { authorization: `Bearer ${accessToken}` };
  const times: number[] = [];
  for (let file = 0; file <= FILES; file++) {
    const before = app.cpu();
    await measureTimes(app.url, [{ path: `/api/v1/reports/annual?format=${format}`, headers }]);
    times.push(app.cpu() - before);
  }
  return { first: times[0]!, later: median(times.slice(1)) };
}
