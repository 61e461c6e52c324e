import type { QueryResultRow } from 'pg';
import type { Sql } from '../database/sql.js';
import { type Counts, monthsOf, placed, readMedians } from './pipeline-medians.queries.js';
import { type Group, P, type Place, type StateFigures } from './pipeline-summary.queries.js';
import type { ReportRequest } from './report.definition.js';

/** Figures of the summary as the totals have them: those of states, and the moves. */
type TotalFigures = Place & Partial<StateFigures> & { advanced?: number };

/** What one look at the running totals finds. Of the rest nothing is there unless they hold. */
interface Kept {
  hold: boolean;
  states: TotalFigures[] | null;
  events: TotalFigures[] | null;
  months: (Place & Counts)[] | null;
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
 * the groups and days asked for, not with the leads. Undefined when something has changed since what was to be known:
 * the totals tell of now. Changes that have not been added up yet are added up here, for the one grouping that is asked
 * for: the views, which have all of them, cost several times as much. Served by lead_total_state_uq and lead_total_day_uq.
 */
export async function readTotals(
  sql: Sql,
  group: Group,
  { period, knownBefore }: ReportRequest,
): Promise<TotalFigures[] | undefined> {
  const { asOf, from, to } = period;
  const key = KEY[group];
  const kept = await sql.first<Kept & QueryResultRow>(keptOf(key), [group, from, to, knownBefore]);
  if (!kept?.hold) return undefined;
  const medians = await readMedians(sql, { group, key, asOf }, kept.months ?? []);
  return [...(kept.states ?? []), ...(kept.events ?? []), ...medians];
}

const WHERE = `dimension IN ($1, 'all')`;

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

const listOf = (rows: string) => `CASE WHEN hold THEN (SELECT json_agg(found) FROM (${rows}) AS found) END`;

/** One statement for all of it: to the database and back takes longer than most of what is done there. */
const keptOf = (key: string) => `
  SELECT hold, ${listOf(states(key))} AS states, ${listOf(events(key))} AS events, ${listOf(monthsOf(key))} AS months
  FROM (
    SELECT greatest(latest, (SELECT max(at) FROM lead_total_change)) < $4::timestamptz AS hold FROM lead_total_check
  ) AS kept`;
