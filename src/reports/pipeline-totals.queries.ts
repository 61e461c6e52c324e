import type { Sql } from '../database/sql.js';
import { type Group, numbersOf, P, type Place, type StateFigures } from './pipeline-summary.queries.js';
import type { ReportRequest } from './report.definition.js';

/** Figures of the summary as the totals have them: those of states, and the moves. */
type TotalFigures = Place & Partial<StateFigures> & { advanced?: number };

/** Whether the running totals tell what was known at the end of asOf: they do when nothing has changed since. */
export async function totalsHold(sql: Sql, { knownBefore }: ReportRequest): Promise<boolean> {
  const row = await sql.first<{ hold: boolean }>(
    `SELECT greatest(latest, (SELECT max(at) FROM lead_total_change)) < $1::timestamptz AS hold FROM lead_total_check`,
    [knownBefore],
  );
  return row?.hold ?? false;
}

/**
 * What `readStates` and `readAdvances` count, read from totals that the database keeps up to date: the work grows with
 * the groups and days asked for, not with the leads. Served by lead_total_state_uq and lead_total_day_uq.
 */
export async function readTotals(sql: Sql, group: Group, { period }: ReportRequest): Promise<TotalFigures[]> {
  const { asOf, from, to } = period;
  return [
    ...(await sql.rows<Row>(STATES, [group])).map((row) => numbersOf<TotalFigures>(row)),
    ...(await sql.rows<Row>(EVENTS, [group, from, to])).map((row) => numbersOf<TotalFigures>(row)),
    ...(await sql.rows<Row>(MEDIANS, [group, asOf])).map((row) => numbersOf<TotalFigures>(row)),
  ];
}

type Row = Place & Record<string, string | number | boolean | null>;

const WHERE = `dimension IN ($1, 'all')`;

const STATES = `
  SELECT dimension = 'all' AS "isTotal", key,
    coalesce(sum(leads) FILTER (WHERE status = 'open'), 0) AS open,
    coalesce(sum(leads) FILTER (WHERE status = 'on_hold'), 0) AS "onHold",
    coalesce(sum(jobs) FILTER (WHERE status = 'open'), 0) AS jobs,
    coalesce(sum(capex_eur) FILTER (WHERE status = 'open'), 0) AS "capexEur",
    round(coalesce(sum(jobs * ${P('stage')}) FILTER (WHERE status = 'open'), 0) / 100) AS "weightedJobs",
    round(coalesce(sum(capex_eur * ${P('stage')}) FILTER (WHERE status = 'open'), 0) / 100) AS "weightedCapexEur"
  FROM lead_total_states WHERE ${WHERE}
  GROUP BY dimension, key`;

const event = (figure: string, name: string) =>
  `coalesce(sum(leads) FILTER (WHERE figure = '${figure}'), 0) AS "${name}"`;

const EVENTS = `
  SELECT dimension = 'all' AS "isTotal", key, ${event('received', 'new')}, ${event('advanced', 'advanced')},
    ${event('lost', 'lost')}, ${event('won', 'won')}, ${event('abandoned', 'abandoned')}
  FROM lead_total_days
  WHERE ${WHERE} AND figure IN ('received', 'advanced', 'lost', 'won', 'abandoned') AND day BETWEEN $2::date AND $3::date
  GROUP BY dimension, key`;

/**
 * The middle of the days on which open leads entered their stage: of one day, or halfway between two. First the month
 * that it lies in, then the day, so that few of the days are looked at.
 */
const MEDIANS = `
  WITH month AS (
    SELECT dimension, key, day AS month, sum(leads) AS leads FROM lead_total_days
    WHERE ${WHERE} AND figure = 'entered_month' GROUP BY 1, 2, 3
  ), placed AS (
    SELECT *, sum(leads) OVER (PARTITION BY dimension, key ORDER BY month) - leads AS before,
      sum(leads) OVER (PARTITION BY dimension, key) AS total
    FROM month
  ), middle AS (
    SELECT DISTINCT dimension, key, month, before, place
    FROM placed, LATERAL (VALUES (div(total + 1, 2)), (div(total, 2) + 1)) AS middle (place)
    WHERE place > before AND place <= before + leads
  ), day AS (
    SELECT m.dimension, m.key, m.place, d.day,
      m.before + sum(sum(d.leads)) OVER (PARTITION BY m.dimension, m.key, m.place ORDER BY d.day) AS upto
    FROM middle m JOIN lead_total_days d ON d.dimension = m.dimension AND d.key IS NOT DISTINCT FROM m.key
      AND date_trunc('month', d.day) = m.month
    -- As constants, which the index takes; compared with each month it would not be used.
    WHERE d.dimension IN ($1, 'all') AND d.figure = 'entered'
      AND d.day BETWEEN (SELECT min(month) FROM middle) AND (SELECT max(month) + 30 FROM middle)
    GROUP BY m.dimension, m.key, m.place, m.before, d.day
  ), found AS (
    SELECT dimension, key, place, min(day) AS day FROM day WHERE upto >= place GROUP BY 1, 2, 3
  )
  SELECT dimension = 'all' AS "isTotal", key, avg($2::date - day) AS "medianDaysInStage" FROM found GROUP BY dimension, key`;
