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

/** The key that a change of a lead, under the alias c, counts for in each grouping; as `lead_total_keys` has it. */
const KEY: Readonly<Record<Group, string>> = {
  // An expression of its own: what is grouped by the stage as well must be told apart from the key.
  stage: `c.stage || ''`,
  owner: 'c.owner_id::text',
  country: 'c.country',
  sector: 'c.sector',
  channel: 'c.channel',
  activity: 'c.activity_id::text',
  agreement: 'c.agreement_id::text',
};

/**
 * What `readStates` and `readAdvances` count, read from totals that the database keeps up to date: the work grows with
 * the groups and days asked for, not with the leads. Changes that have not been added up yet are added up here, for the
 * one grouping that is asked for: the views, which have all of them, cost several times as much. Served by
 * lead_total_state_uq and lead_total_day_uq.
 */
export async function readTotals(sql: Sql, group: Group, { period }: ReportRequest): Promise<TotalFigures[]> {
  const { asOf, from, to } = period;
  const key = KEY[group];
  return [
    ...(await sql.rows<Row>(states(key), [group])).map((row) => numbersOf<TotalFigures>(row)),
    ...(await sql.rows<Row>(events(key), [group, from, to])).map((row) => numbersOf<TotalFigures>(row)),
    ...(await sql.rows<Row>(medians(key), [group, asOf])).map((row) => numbersOf<TotalFigures>(row)),
  ];
}

type Row = Place & Record<string, string | number | boolean | null>;

const WHERE = `dimension IN ($1, 'all')`;

/** Columns of a change that are summed by key and over all. `is_total` and `key` are made of what is grouped by. */
const placed = (key: string) =>
  `grouping(${key}) = 1 AS is_total, CASE WHEN grouping(${key}) = 0 THEN ${key} END AS key`;

const states = (key: string) => `
  SELECT is_total AS "isTotal", key,
    coalesce(sum(leads) FILTER (WHERE status = 'open'), 0) AS open,
    coalesce(sum(leads) FILTER (WHERE status = 'on_hold'), 0) AS "onHold",
    coalesce(sum(jobs) FILTER (WHERE status = 'open'), 0) AS jobs,
    coalesce(sum(capex_eur) FILTER (WHERE status = 'open'), 0) AS "capexEur",
    round(coalesce(sum(jobs * ${P('stage')}) FILTER (WHERE status = 'open'), 0) / 100) AS "weightedJobs",
    round(coalesce(sum(capex_eur * ${P('stage')}) FILTER (WHERE status = 'open'), 0) / 100) AS "weightedCapexEur"
  FROM (
    SELECT dimension = 'all' AS is_total, key, stage, status, leads, jobs, capex_eur FROM lead_total_state WHERE ${WHERE}
    UNION ALL
    SELECT ${placed(key)}, c.stage, c.status, sum(c.n), coalesce(sum(c.n * c.jobs_expected::bigint), 0),
      coalesce(sum(c.n * c.capex_eur::numeric), 0)
    FROM lead_total_change c WHERE c.status IS NOT NULL
    GROUP BY GROUPING SETS ((c.stage, c.status, ${key}), (c.stage, c.status))
  ) AS state
  GROUP BY is_total, key`;

const event = (figure: string, name: string) =>
  `coalesce(sum(leads) FILTER (WHERE figure = '${figure}'), 0) AS "${name}"`;

const events = (key: string) => `
  SELECT is_total AS "isTotal", key, ${event('received', 'new')}, ${event('advanced', 'advanced')},
    ${event('lost', 'lost')}, ${event('won', 'won')}, ${event('abandoned', 'abandoned')}
  FROM (
    SELECT dimension = 'all' AS is_total, key, figure, leads FROM lead_total_day
    WHERE ${WHERE} AND figure IN ('received', 'advanced', 'lost', 'won', 'abandoned') AND day BETWEEN $2::date AND $3::date
    UNION ALL
    SELECT ${placed(key)}, d.figure, sum(c.n)
    FROM lead_total_change c, LATERAL (VALUES ('received', c.received_on), ('advanced', c.advanced_on),
      (c.status, c.closed_on)) AS d (figure, day)
    WHERE d.day BETWEEN $2::date AND $3::date GROUP BY GROUPING SETS ((d.figure, ${key}), (d.figure))
  ) AS event
  GROUP BY is_total, key`;

/** The last day of a month, by its first. */
const lastOf = (month: string) => `(${month} + interval '1 month - 1 day')::date`;

/**
 * The middle of the days on which open leads entered their stage: of one day, or halfway between two. First the month
 * that it lies in, then the day, so that few of the days are looked at.
 */
const medians = (key: string) => `
  WITH change AS MATERIALIZED (
    SELECT ${placed(key)}, c.stage_entered_on AS day, sum(c.n) AS leads
    FROM lead_total_change c WHERE c.status = 'open'
    GROUP BY GROUPING SETS ((c.stage_entered_on, ${key}), (c.stage_entered_on))
  ), month AS (
    SELECT is_total, key, month, sum(leads) AS leads FROM (
      SELECT dimension = 'all' AS is_total, key, day AS month, leads FROM lead_total_day
      WHERE ${WHERE} AND figure = 'entered_month'
      UNION ALL SELECT is_total, key, day - extract(day FROM day)::integer + 1, leads FROM change
    ) AS counted GROUP BY 1, 2, 3
  ), placed AS (
    SELECT *, sum(leads) OVER (PARTITION BY is_total, key ORDER BY month) - leads AS before,
      sum(leads) OVER (PARTITION BY is_total, key) AS total
    FROM month
  ), middle AS (
    SELECT DISTINCT is_total, key, month, before, place
    FROM placed, LATERAL (VALUES (div(total + 1, 2)), (div(total, 2) + 1)) AS middle (place)
    WHERE place > before AND place <= before + leads
  ), entered AS (
    -- The days of its month for each middle, key by key: the index takes a key or none, but not "not distinct from".
    SELECT m.is_total, m.key, m.place, m.before, d.day, d.leads
    FROM middle m, LATERAL (
      SELECT day, leads FROM lead_total_day
      WHERE dimension = $1 AND figure = 'entered' AND key = m.key AND day BETWEEN m.month AND ${lastOf('m.month')} AND NOT m.is_total
      UNION ALL
      SELECT day, leads FROM lead_total_day
      WHERE dimension = CASE WHEN m.is_total THEN 'all' ELSE $1 END AND figure = 'entered' AND key IS NULL
        AND day BETWEEN m.month AND ${lastOf('m.month')} AND m.key IS NULL
      UNION ALL
      SELECT c.day, c.leads FROM change c WHERE c.is_total = m.is_total AND c.key IS NOT DISTINCT FROM m.key
        AND c.day BETWEEN m.month AND ${lastOf('m.month')}
    ) AS d
  ), day AS (
    SELECT is_total, key, place, day,
      before + sum(sum(leads)) OVER (PARTITION BY is_total, key, place ORDER BY day) AS upto
    FROM entered GROUP BY is_total, key, place, before, day
  ), found AS (
    SELECT is_total, key, place, min(day) AS day FROM day WHERE upto >= place GROUP BY 1, 2, 3
  )
  SELECT is_total AS "isTotal", key, avg($2::date - day) AS "medianDaysInStage" FROM found GROUP BY is_total, key`;
