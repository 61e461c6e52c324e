import { getEndOfDay } from '../../src/common/time/calendar-dates.rules.js';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { readAdvances, readStates } from '../../src/reports/leads/lead-history.queries.js';
import { median, computeQuantile, measureTimes } from '../load.js';
import { buildMeasure, type Workload } from '../workload.js';

const PATH = '/api/v1/reports/pipeline-summary';
const TIMES = 40;

/**
 * Today's pipeline summary over HTTP, compared with the plain GROUP BY of the same figures on a connection of its own.
 */
export const summary: Workload = {
  name: 'summary',
  title: 'Pipeline summary of today',
  run: async (bench) => {
    const asOf = new Date().toISOString().slice(0, 10);
    // Only the table is requested, because the sections of the monthly report are not maintained totals.
    const ask = { path: `${PATH}?section=main&asOf=${asOf}`, headers: bench.headers };
    const pool = createPool({ url: bench.databaseUrl, size: 1 });
    const sql = new SqlClient(pool);
    const period = { asOf, from: `${asOf.slice(0, 8)}01`, to: asOf };
    const request = {
      period,
      knownBefore: getEndOfDay(asOf, 'Europe/Brussels'),
      options: {},
      language: 'en' as const,
    };
    const plain: number[] = [];
    const kept: number[] = [];
    let same = true;
    for (let round = 0; round <= bench.rounds; round++) {
      const began = performance.now();
      const states = await readStates(sql, 'stage', request);
      const advances = await readAdvances(sql, 'stage', request);
      if (round > 0) plain.push(performance.now() - began);
      const { times, bodies } = await measureTimes(
        bench.app.url,
        Array.from({ length: TIMES }, () => ask),
      );
      if (round > 0) kept.push(...times);
      const { totals } = JSON.parse(bodies[0]!) as { totals: Record<string, unknown> };
      for (const cells of [...states, ...advances].filter(({ isTotal }) => isTotal)) {
        for (const [name, value] of Object.entries(cells))
          if (name in totals && name !== 'key') same &&= totals[name] === value;
      }
    }
    await pool.end();
    const past = await measureTimes(bench.app.url, [
      { path: `${PATH}?section=main&asOf=2025-06-30`, headers: bench.headers },
    ]);
    return [
      buildMeasure('times as fast as GROUP BY, over HTTP', median(plain) / median(kept), '×', { atLeast: 50 }),
      buildMeasure('time, p50', median(kept), ' ms'),
      buildMeasure('time, p99', computeQuantile(kept, 0.99), ' ms'),
      buildMeasure('GROUP BY, p50', median(plain), ' ms'),
      {
        ...buildMeasure('figures the same as counted', same ? 1 : 0, '', { atLeast: 1 }),
        shown: same ? 'yes' : 'no',
        goal: 'yes',
      },
      buildMeasure('as of a day in the past', past.times[0]!, ' ms', { atMost: 5_000 }),
    ];
  },
};
