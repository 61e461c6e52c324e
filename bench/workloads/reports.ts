import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import type { ReportDefinition } from '../../src/reports/definition/report-definition.rules.js';
import { median, measureTimes } from '../load.js';
import { measurePostgresTime } from '../postgres-time.queries.js';
import type { Bench, Measure, Workload } from '../workload.js';
import { buildMeasure } from '../workload.js';

/** A day some fourteen months before the end of the data set. */
const PAST = '2025-07-31';

/** Maximum time of a report in milliseconds, cold or warm: "any asOf within seconds". */
const LIMIT = 5_000;

const AS_KNOWN = 'v.valid_from < $1::timestamptz AND v.valid_to >= $1::timestamptz AND NOT v.archived';

/**
 * For each report the plain GROUP BY of its main figure, over the same history and without sections, labels and
 * medians. $1 is the end of asOf, $2 and $3 are the period.
 */
const PLAIN: Readonly<Record<string, string>> = {
  'pipeline-summary': `SELECT v.stage, v.status, count(*), sum(v.jobs_expected), sum(v.capex_eur) FROM lead_version v
    WHERE ${AS_KNOWN} AND $2::date <= $3::date GROUP BY v.stage, v.status`,
  funnel: `SELECT t.to_stage, count(DISTINCT t.lead_id) FROM lead_transition t JOIN lead_version v ON v.lead_id = t.lead_id AND ${AS_KNOWN}
    WHERE t.kind = 'stage' AND t.recorded_at < $1::timestamptz AND $2::date <= $3::date GROUP BY t.to_stage`,
  velocity: `SELECT t.from_stage, avg(t.days_in_stage) FROM lead_transition t JOIN lead_version v ON v.lead_id = t.lead_id AND ${AS_KNOWN}
    WHERE t.kind = 'stage' AND t.recorded_at < $1::timestamptz AND $2::date <= $3::date GROUP BY t.from_stage`,
  'activity-attribution': `SELECT v.data->>'activity_id', count(*) FROM record_version v WHERE v.entity_type = 'lead_touch'
    AND v.valid_from < $1::timestamptz AND v.valid_to >= $1::timestamptz AND $2::date <= $3::date GROUP BY 1`,
  'agreement-scoreboard': `SELECT v.data->>'agreement_id', count(*) FROM record_version v WHERE v.entity_type = 'lead_touch'
    AND v.valid_from < $1::timestamptz AND v.valid_to >= $1::timestamptz AND $2::date <= $3::date GROUP BY 1`,
  'lost-reasons': `SELECT v.data->>'status_reason', count(*) FROM lead_version v WHERE ${AS_KNOWN}
    AND v.closed_on BETWEEN $2::date AND $3::date GROUP BY 1`,
  forecast: `SELECT v.data->>'expected_decision_on', count(*), sum(v.jobs_expected) FROM lead_version v
    WHERE ${AS_KNOWN} AND v.status = 'open' AND $2::date <= $3::date GROUP BY 1`,
  realisation: `SELECT left(v.data->>'announced_on', 4), count(*), sum((v.data->>'announced_jobs')::integer) FROM lead_version v
    WHERE ${AS_KNOWN} AND v.stage IN ('announced', 'invested') AND $2::date <= $3::date GROUP BY 1`,
  'data-quality': `SELECT v.owner_id, count(*), count(c.last_at) FROM lead_version v LEFT JOIN (SELECT lead_id, max(occurred_at) AS last_at
      FROM interaction_version WHERE valid_from < $1::timestamptz AND valid_to >= $1::timestamptz GROUP BY lead_id) c ON c.lead_id = v.lead_id
    WHERE ${AS_KNOWN} AND v.status = 'open' AND $2::date <= $3::date GROUP BY v.owner_id`,
  annual: `SELECT left(v.data->>'announced_on', 4), v.country, count(*), sum((v.data->>'announced_jobs')::integer) FROM lead_version v
    WHERE ${AS_KNOWN} AND v.stage IN ('announced', 'invested') AND $2::date <= $3::date GROUP BY 1, 2`,
  'follow-up': `SELECT v.data->>'activity_id', count(*) FROM record_version v
    WHERE v.entity_type IN ('delegation_participant', 'seminar_registration') AND v.valid_from < $1::timestamptz
      AND v.valid_to >= $1::timestamptz AND $2::date <= $3::date GROUP BY 1`,
};

/**
 * Every complete report as JSON, of a year to today and to a day in the past, compared with a GROUP BY and with the time
 * that PostgreSQL spends on the report's own statements.
 */
export const reports: Workload = {
  name: 'reports',
  title: 'Reports of a year, today and as of a day in the past',
  run: async (bench) => {
    const today = new Date().toISOString().slice(0, 10);
    const measures: Measure[] = [];
    for (const report of REPORTS) {
      for (const asOf of [today, PAST]) measures.push(...(await measured(bench, report, asOf)));
    }
    return measures;
  },
};

async function measured(bench: Bench, { name, sections }: ReportDefinition, asOf: string): Promise<Measure[]> {
  const from = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`;
  const path = `/api/v1/reports/${name}?asOf=${asOf}&from=${from}${sections ? '&section=all' : ''}`;
  const [took, plain]: [number[], number[]] = [[], []];
  // The first request counts too, because nobody has requested a report of that day before.
  const first = (await measureTimes(bench.app.url, [{ path, headers: bench.headers }])).times[0]!;
  for (let round = 0; round < bench.rounds; round++) {
    const began = performance.now();
    await bench.db.query(PLAIN[name]!, [`${asOf}T22:00:00Z`, from, asOf]);
    plain.push(performance.now() - began);
  }
  const statements = await measurePostgresTime(bench, bench.rounds, async () => {
    for (let round = 0; round < bench.rounds; round++) {
      took.push((await measureTimes(bench.app.url, [{ path, headers: bench.headers }])).times[0]!);
    }
  });
  const what = `${name} as of ${asOf === PAST ? asOf : 'today'}`;
  return [
    {
      ...buildMeasure(`${what}, p50`, median(took), ' ms', { atMost: LIMIT }),
      note: `first ${first.toFixed(0)} ms, GROUP BY ${median(plain).toFixed(0)} ms, ${(median(took) / median(plain)).toFixed(1)}×`,
    },
    {
      ...buildMeasure(`${what}, mean to the time of its statements`, mean(took) / statements, '×', { atMost: 1.3 }),
      note: `statements ${statements.toFixed(0)} ms`,
    },
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
