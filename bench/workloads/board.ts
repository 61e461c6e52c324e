import { fillConstants } from '../../src/database/connections/sql-constants.rules.js';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { leadList } from '../../src/leads/model/lead.list.js';
import { STAGE_NAMES } from '../../src/leads/pipeline/lead.constants.js';
import { median, measureTimes } from '../load.js';
import { type Bench, buildMeasure, type Measure } from '../workload.js';

/** The screen of the pipeline sends this request. */
const PATH = '/api/v1/leads/board?status=open&status=on_hold&status=won&limit=20';
/** Requests and statements in each round. They alternate, so that other load affects both alike. */
const TIMES = 5;

const MATCHES = `l.archived_at IS NULL AND l.status IN ('open', 'on_hold', 'won')
  AND (l.status <> 'won' OR l.closed_on > (CURRENT_DATE - interval '12 months')::date)`;
const TOTALS = `SELECT l.stage, count(*), sum(l.jobs_expected), sum(l.capex_eur) FROM lead l WHERE ${MATCHES} GROUP BY l.stage`;
/** The first cards of a stage, and one that shows whether there are more. */
const CARDS = fillConstants(`SELECT ${leadList.select} FROM ${leadList.from}
  WHERE ${MATCHES} AND l.stage = $1 ORDER BY l.stage_entered_on, l.id LIMIT 21`);

/** The board over HTTP, compared with its SQL on a connection of its own. */
export async function measureBoard(bench: Bench): Promise<Measure[]> {
  const pool = createPool({ url: bench.databaseUrl, size: 1 });
  const request = { path: PATH, headers: bench.headers };
  const [plain, took]: [number[], number[]] = [[], []];
  for (let round = 0; round <= bench.rounds * TIMES; round++) {
    const began = performance.now();
    await pool.query(TOTALS);
    for (const stage of STAGE_NAMES) await pool.query({ name: 'cards', text: CARDS, values: [stage] });
    const passed = performance.now() - began;
    const { times } = await measureTimes(bench.app.url, [request]);
    // The first round warms up both.
    if (round > 0) plain.push(passed);
    if (round > 0) took.push(...times);
  }
  await pool.end();
  return [
    buildMeasure('board over HTTP to its SQL', median(took) / median(plain), '×', { atMost: 1.5 }),
    buildMeasure('board, p50', median(took), ' ms'),
    buildMeasure('SQL of the board, p50', median(plain), ' ms'),
  ];
}
