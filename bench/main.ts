import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { getProjectPath } from '../src/config/project-files.reader.js';
import { startEmbeddedPostgres } from '../src/database/embedded/embedded-server.runner.js';
import { createPool } from '../src/database/connections/database-pool.factory.js';
import { createCaller } from './api-caller.queries.js';
import { createDataSet } from './dataset/data.set.js';
import { computeSize } from './dataset/table.js';
import { provideBrowser } from './packaged-browser.js';
import { installStatementStatistics } from './postgres-time.queries.js';
import { startApp, startComparison } from './processes.js';
import { describeMachine, formatFailures, formatGrowth, formatTable, type Result, writeResults } from './results.js';
import type { Workload } from './workload.js';
import { runWorkloads } from './workload.runner.js';

// The workloads look for a browser when they are loaded.
await provideBrowser();
const { WORKLOADS } = await import('./workloads.js');

const NAMES = WORKLOADS.map(({ name }) => name).join(',');
const USAGE = `npm run bench -- [--size 0.1] [--only ${NAMES}] [--rounds 3] [--seconds 4] [--rate 500]

  --size     part of the full size: 1 is 200,000 leads. Several, comma-separated, also show how figures grow.
  --only     comma-separated workloads to run. Default: all.
  --rounds   alternations of application and comparison server, after one for warm-up.
  --seconds  seconds of load in each. The rush of registrations lasts five times as long.
  --rate     registrations per second of that rush.

The exit code is 1 if a workload failed, and 2 if an option is wrong.`;

/** Connections of the pool of either server. */
const POOL = '10';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '0.1' },
    only: { type: 'string', default: NAMES },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    rate: { type: 'string', default: '500' },
    help: { type: 'boolean', default: false },
  },
});
const shares = values.size.split(',').map(Number);
const chosen = values.only.split(',').map((name) => WORKLOADS.find((workload) => workload.name === name));
const [rounds, seconds, rate] = [Number(values.rounds), Number(values.seconds), Number(values.rate)];
const wrong =
  shares.some((share) => !(share > 0 && share <= 1)) ||
  chosen.includes(undefined) ||
  !(rounds >= 1) ||
  !(seconds >= 1) ||
  !(rate >= 1);
if (values.help || wrong) {
  console.log(USAGE);
  process.exit(wrong && !values.help ? 2 : 0);
}

const folder = getProjectPath('data', 'bench');
mkdirSync(folder, { recursive: true });
const server = await startEmbeddedPostgres({
  dataDir: folder,
  settings: {
    shared_buffers: '512MB',
    max_wal_size: '4GB',
    effective_cache_size: '2GB',
    shared_preload_libraries: 'pg_stat_statements',
  },
});
try {
  await installStatementStatistics(server.url, folder);
  const results: Result[] = [];
  let about = {};
  for (const share of shares) {
    const databaseUrl = await createDataSet(server.url, folder, share);
    const pool = createPool({ url: databaseUrl, size: 2, statementTimeout: 0 });
    const { rows } = await pool.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
    about = describeMachine(rows[0]!.version);
    const headers = await createCaller(pool);
    const here = await runWorkloads(
      chosen as Workload[],
      {
        share,
        size: computeSize(share),
        serverUrl: server.url,
        databaseUrl,
        db: pool,
        headers,
        rounds,
        seconds,
        rate,
        folder,
      },
      async (workload) => {
        process.stderr.write(`${workload.title} …\n`);
        const env = { DATABASE_URL: databaseUrl, DATABASE_POOL_SIZE: POOL };
        return { app: await startApp({ ...env, ...workload.env }), comparison: await startComparison(env) };
      },
    );
    await pool.end();
    console.log(`\n${share * 100} % of the full size, ${JSON.stringify(about)}\n\n${formatTable(here)}`);
    results.push(...here);
  }
  if (shares.length > 1) console.log(`\n${formatGrowth(results)}`);
  writeResults(getProjectPath('bench', 'results.json'), about, results);
  const failures = formatFailures(results);
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
