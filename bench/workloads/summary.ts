import { getEndOfDay } from '../../src/common/time/calendar-dates.rules.js';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { median, computeQuantile, measureTimes } from '../load.js';
import { type Bench, buildMeasure, type Measure, type Workload } from '../workload.js';

const PATH = '/api/v1/reports/pipeline-summary';
/** Requests and statements in each round. They alternate, so that other load affects both alike. */
const TIMES = 10;
const PAST = '2025-06-30';

const P = `CASE v.stage WHEN 'first_contact' THEN 5 WHEN 'qualified' THEN 15 WHEN 'proposal' THEN 30
  WHEN 'shortlisted' THEN 50 WHEN 'negotiation' THEN 70 WHEN 'announced' THEN 90 ELSE 100 END`;
const AS_KNOWN = 'v.valid_from < $1::timestamptz AND v.valid_to >= $1::timestamptz AND NOT v.archived';
const IN_PERIOD = 'BETWEEN $2::date AND $3::date';

/** The figures of the report in bare SQL, in the names of the report. $1 is the end of asOf, $2 and $3 are the period. */
const STATES = `SELECT v.stage,
    count(*) FILTER (WHERE v.status = 'open') AS open, count(*) FILTER (WHERE v.status = 'on_hold') AS "onHold",
    count(*) FILTER (WHERE v.received_on ${IN_PERIOD}) AS new,
    count(*) FILTER (WHERE v.status = 'lost' AND v.closed_on ${IN_PERIOD}) AS lost,
    count(*) FILTER (WHERE v.status = 'won' AND v.closed_on ${IN_PERIOD}) AS won,
    count(*) FILTER (WHERE v.status = 'abandoned' AND v.closed_on ${IN_PERIOD}) AS abandoned,
    sum(v.jobs_expected) FILTER (WHERE v.status = 'open') AS jobs,
    coalesce(sum(v.jobs_safeguarded) FILTER (WHERE v.status = 'open'), 0) AS "jobsSafeguarded",
    sum(v.capex_eur) FILTER (WHERE v.status = 'open') AS "capexEur",
    round(sum(v.jobs_expected::bigint * ${P}) FILTER (WHERE v.status = 'open') / 100.0) AS "weightedJobs",
    round(sum(v.capex_eur * ${P}) FILTER (WHERE v.status = 'open') / 100.0) AS "weightedCapexEur",
    percentile_cont(0.5) WITHIN GROUP (ORDER BY $3::date - v.stage_entered_on) FILTER (WHERE v.status = 'open')
      AS "medianDaysInStage"
  FROM lead_version v WHERE ${AS_KNOWN} GROUP BY ROLLUP (v.stage)`;
const ADVANCES = `SELECT t.from_stage AS stage, count(*) AS advanced
  FROM lead_transition t JOIN lead_version v ON v.lead_id = t.lead_id AND ${AS_KNOWN}
  WHERE t.kind = 'stage' AND stage_rank(t.to_stage) > stage_rank(t.from_stage) AND t.occurred_on ${IN_PERIOD}
    AND t.recorded_at < $1::timestamptz
  GROUP BY ROLLUP (t.from_stage)`;

/** The pipeline summary over HTTP, compared with the GROUP BY of the same figures on a connection of its own. */
export const summary: Workload = {
  name: 'summary',
  title: 'Pipeline summary of today and of a day in the past',
  run: async (bench) => [
    ...(await measureDay(bench, 'today', new Date().toISOString().slice(0, 10))),
    ...(await measureDay(bench, 'a day in the past', PAST)),
  ],
};

async function measureDay(bench: Bench, day: string, asOf: string): Promise<Measure[]> {
  // Only the table is requested, because the sections of the monthly report have other figures.
  const request = { path: `${PATH}?section=main&asOf=${asOf}`, headers: bench.headers };
  const values = [getEndOfDay(asOf, 'Europe/Brussels'), `${asOf.slice(0, 8)}01`, asOf];
  const pool = createPool({ url: bench.databaseUrl, size: 1 });
  // The report sorts in as much memory.
  await pool.query(`SET work_mem = '64MB'`);
  const [plain, took]: [number[], number[]] = [[], []];
  let same = true;
  for (let round = 0; round <= bench.rounds * TIMES; round++) {
    const began = performance.now();
    // Without names the statements are planned for the day, as the report does.
    const { rows: states } = await pool.query<Record<string, unknown>>(STATES, values);
    const { rows: advances } = await pool.query<Record<string, unknown>>(ADVANCES, values);
    const passed = performance.now() - began;
    const { times, bodies } = await measureTimes(bench.app.url, [request]);
    // The first round warms up both.
    if (round > 0) plain.push(passed);
    if (round > 0) took.push(...times);
    const { rows, totals } = JSON.parse(bodies[0]!) as Record<'totals', Record<string, unknown>> & {
      rows: Record<string, unknown>[];
    };
    for (const { stage, ...figures } of [...states, ...advances]) {
      const row = stage === null ? totals : rows.find(({ key }) => key === stage)!;
      for (const [name, figure] of Object.entries(figures)) {
        same &&= name === 'medianDaysInStage' ? row[name] === figure : row[name] === Number(figure);
      }
    }
  }
  await pool.end();
  return [
    buildMeasure(`${day}: time to GROUP BY, over HTTP`, median(took) / median(plain), '×', { atMost: 1.2 }),
    buildMeasure(`${day}: time, p50`, median(took), ' ms'),
    buildMeasure(`${day}: time, p99`, computeQuantile(took, 0.99), ' ms'),
    buildMeasure(`${day}: GROUP BY, p50`, median(plain), ' ms'),
    {
      ...buildMeasure(`${day}: figures the same as those of GROUP BY`, same ? 1 : 0, '', { atLeast: 1 }),
      shown: same ? 'yes' : 'no',
      goal: 'yes',
    },
  ];
}
