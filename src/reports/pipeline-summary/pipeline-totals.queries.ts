import type { QueryResultRow } from 'pg';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildChangeSumsQuery, buildChangesQuery, buildMediansQuery } from './pipeline-medians.queries.js';
import { type Group, buildProbabilitySql, type Place, type StateFigures } from '../leads/lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** Figures of the summary from the totals: those of states, and the transitions. */
export type TotalFigures = Place & Partial<StateFigures> & { advanced?: number };

/** The result of one read of the running totals. If they do not hold for the request, everything else is null. */
interface RunningTotals {
  hold: boolean;
  states: TotalFigures[] | null;
  events: TotalFigures[] | null;
  medians: TotalFigures[] | null;
}

/**
 * Reads the counts of `readStates` and `readAdvances` from totals that the database keeps up to date, so that the work
 * grows with the requested groups and days and not with the number of leads. Returns undefined if anything was recorded
 * after the end of asOf, because the totals describe the present. Changes that have not been added up yet are added up
 * here for the requested grouping only, because the views, which cover all groupings, cost several times as much. It is
 * a single statement, so that all figures are of one moment even without a snapshot. Served by lead_total_state_uq and
 * lead_total_day_uq.
 */
export async function readTotals(
  sql: SqlClient,
  group: Group,
  { period, knownBefore }: ReportRequest,
): Promise<TotalFigures[] | undefined> {
  const { asOf, from, to } = period;
  const totals = await sql.queryOneOrNull<RunningTotals & QueryResultRow>(buildTotalsQuery(group), [
    asOf,
    from,
    to,
    knownBefore,
  ]);
  if (!totals?.hold) return undefined;
  return [totals.states, totals.events, totals.medians].flatMap((figures) => figures ?? []);
}

/**
 * SQL that selects a grouping. The group is a literal, so that PostgreSQL knows the number of its rows and keeps one
 * plan for all days.
 */
const buildGroupCondition = (group: Group) => `dimension IN ('${group}', 'all')`;

const buildStatesQuery = (group: Group) => `
  SELECT is_total AS "isTotal", key,
    coalesce(sum(leads) FILTER (WHERE status = 'open'), 0) AS open,
    coalesce(sum(leads) FILTER (WHERE status = 'on_hold'), 0) AS "onHold",
    coalesce(sum(jobs) FILTER (WHERE status = 'open'), 0) AS jobs,
    coalesce(sum(capex_eur) FILTER (WHERE status = 'open'), 0) AS "capexEur",
    round(coalesce(sum(jobs * ${buildProbabilitySql('stage')}) FILTER (WHERE status = 'open'), 0) / 100) AS "weightedJobs",
    round(coalesce(sum(capex_eur * ${buildProbabilitySql('stage')}) FILTER (WHERE status = 'open'), 0) / 100) AS "weightedCapexEur"
  FROM (
    SELECT dimension = 'all' AS is_total, key, stage, status, leads, jobs, capex_eur FROM lead_total_state
    WHERE ${buildGroupCondition(group)}
    UNION ALL
    (${buildChangeSumsQuery(['c.stage', 'c.status'], STATE_SUMS, 'WHERE c.status IS NOT NULL')})
  ) AS state
  GROUP BY is_total, key`;

const STATE_SUMS = 'sum(c.n), coalesce(sum(c.jobs), 0), coalesce(sum(c.capex_eur), 0)';

const buildEventSum = (figure: string, name: string) =>
  `coalesce(sum(leads) FILTER (WHERE figure = '${figure}'), 0) AS "${name}"`;

const buildEventsQuery = (group: Group) => `
  SELECT is_total AS "isTotal", key, ${buildEventSum('received', 'new')}, ${buildEventSum('advanced', 'advanced')},
    ${buildEventSum('lost', 'lost')}, ${buildEventSum('won', 'won')}, ${buildEventSum('abandoned', 'abandoned')}
  FROM (
    SELECT dimension = 'all' AS is_total, key, figure, leads FROM lead_total_day
    WHERE ${buildGroupCondition(group)} AND figure IN ('received', 'advanced', 'lost', 'won', 'abandoned')
      AND day BETWEEN (SELECT $2::date) AND (SELECT $3::date)
    UNION ALL
    (${buildChangeSumsQuery(['d.figure'], 'sum(c.n)', CHANGED_IN_PERIOD)})
  ) AS event
  GROUP BY is_total, key`;

const CHANGED_IN_PERIOD = `, LATERAL (VALUES
      ('received', c.received_on), ('advanced', c.advanced_on), (c.status, c.closed_on)) AS d (figure, day)
    WHERE d.day BETWEEN $2::date AND $3::date`;

const buildJsonList = (rows: string) => `CASE WHEN hold THEN (SELECT json_agg(found) FROM (${rows}) AS found) END`;

const buildTotalsQuery = (group: Group) => `
  WITH change AS MATERIALIZED (${buildChangesQuery(group)}),
  kept AS MATERIALIZED (
    SELECT greatest(latest, (SELECT max(at) FROM change)) < $4::timestamptz AS hold FROM lead_total_check
  )
  SELECT hold, ${buildJsonList(buildStatesQuery(group))} AS states, ${buildJsonList(buildEventsQuery(group))} AS events,
    ${buildJsonList(buildMediansQuery(group))} AS medians
  FROM kept`;
