import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildStagePosition } from '../../leads/pipeline/lead-stages.queries.js';
import { STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import { buildOccurredCondition, chooseVersions, KNOWN_VERSION } from './lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** Two stages, by their positions from 0. */
export interface StagePair {
  from: number;
  to: number;
}

const LAST = STAGES.length - 1;

/** The positions of the stages after the first. */
const LATER = STAGES.slice(1).map((_, index) => index + 1);

/**
 * Every pair of neighbouring stages, and every stage with the last one, as reports of conversion and velocity use them.
 */
export const STAGE_PAIRS: readonly StagePair[] = [
  ...STAGES.slice(1).map((_, from) => ({ from, to: from + 1 })),
  ...STAGES.slice(0, -2).map((_, from) => ({ from, to: LAST })),
];

/**
 * SQL for the day on which each lead first entered each stage, as known at an instant ($1): `entries(grp, e0 … e6)`. A
 * lead enters the first stage when it is received. It enters a skipped stage together with the stage that the
 * transition leads to, and a transition back enters no stage again. A lead that was taken over at a later stage entered
 * all stages up to it when it was received. Served by lead_version_as_of_idx; every transition that was known is read.
 * @param group the column of `lead_version` that the leads are grouped by
 */
function buildEntriesQuery(group: string, request: ReportRequest): string {
  const [from, to, present] = ['from_stage', 'to_stage', 'v.stage'].map(buildStagePosition);
  const moved = LATER.map((place) => `min(occurred_on) FILTER (WHERE place >= ${place}) AS m${place}`).join(', ');
  const entered = LATER.map((place) => `CASE WHEN began >= ${place} THEN received_on ELSE m${place} END AS e${place}`);
  return `moves AS (SELECT lead_id, min(start) FILTER (WHERE seq = 1) AS start, ${moved}
      FROM (SELECT lead_id, seq, occurred_on, CASE WHEN seq = 1 THEN ${from} END AS start, ${to} AS place
        FROM lead_transition WHERE recorded_at < $1::timestamptz ${buildOccurredCondition(request)}) AS move GROUP BY lead_id),
    entries AS MATERIALIZED (SELECT grp, received_on AS e0, ${entered.join(', ')}
      FROM (SELECT ${group} AS grp, v.received_on, coalesce(m.start, ${present}) AS began, m.*
        FROM ${chooseVersions(request)} v LEFT JOIN moves m ON m.lead_id = v.lead_id WHERE ${KNOWN_VERSION}) AS known)`;
}

/**
 * SQL for a statement over `entries` for each pair of stages, by the days of entry into them, joined by UNION ALL.
 * Expanding every lead into its pairs first takes several times as long.
 */
const buildPairsQuery = (statement: (pair: StagePair, entered: string, reached: string) => string) =>
  STAGE_PAIRS.map((pair) => statement(pair, `e${pair.from}`, `e${pair.to}`)).join(' UNION ALL ');

/**
 * SQL for `spread(…, leads, median, p75)` from `stay(…, days, n)`, in which equal numbers of days have been counted, so
 * that little is left to sort. The values are those of percentile_cont, which takes three times as long over 300,000 leads.
 */
function buildSpread(columns: string): string {
  const [median, p75] = [0.5, 0.75].map((share) => {
    const place = `${share} * (total - 1)`;
    const lower = `min(days) FILTER (WHERE upto > floor(${place}))`;
    const upper = `min(days) FILTER (WHERE upto > ceil(${place}))`;
    return `(${lower} + (${upper} - ${lower}) * max(${place} - floor(${place})))::float8`;
  });
  return `spread AS (SELECT ${columns}, max(total)::bigint AS leads, ${median} AS median, ${p75} AS p75
    FROM (SELECT ${columns}, days, sum(n) OVER (PARTITION BY ${columns} ORDER BY days) AS upto,
        sum(n) OVER (PARTITION BY ${columns}) AS total FROM stay) AS placed GROUP BY ${columns})`;
}

/**
 * The number of leads that entered a stage in the period, and the number of them that have ever reached another stage.
 */
export interface Conversion extends StagePair {
  key: string | null;
  entered: number;
  reached: number;
}

/** The days from one stage to another, by group and over all. */
export interface Span extends StagePair {
  key: string | null;
  isTotal: boolean;
  leads: number;
  median: number | null;
  p75: number | null;
  [name: string]: unknown;
}

/** The figures of the funnel, as {@link readStageFigures} reads them at once. */
export interface StageFigures {
  conversions: Conversion[];
  /** The spans over all leads, whenever they reached the second stage. */
  spans: Span[];
  /** The number of leads received in the period that have ever entered each stage, by the position of the stage. */
  reached: number[];
}

/** A row of the statement. Rows of conversions cover only the leads that entered the first stage in the period. */
interface FigureRow extends StagePair {
  what: 'conversion' | 'span' | 'reached';
  key: string | null;
  leads: number;
  reached: number | null;
  median: number | null;
  p75: number | null;
  [name: string]: unknown;
}

/**
 * Reads conversions by group, spans and stages reached in one pass over the entries of all leads. `group` may be
 * `month`, which is the month of the entry and not a column of the lead.
 */
export async function readStageFigures(sql: SqlClient, group: string, request: ReportRequest): Promise<StageFigures> {
  const { period, knownBefore } = request;
  const byMonth = group === 'month';
  const counted = buildPairsQuery(({ from, to }, entered, reached) => {
    const within = `${entered} BETWEEN $2::date AND $3::date`;
    const grp = byMonth ? `to_char(${entered}, 'YYYY-MM')` : 'grp';
    return `SELECT ${from} AS a, ${to} AS b, ${within} AS within, CASE WHEN ${within} THEN ${grp} END AS grp,
        ${reached} - ${entered} AS days, count(*) AS n
      FROM entries WHERE ${entered} IS NOT NULL AND (${reached} IS NOT NULL OR ${within}) GROUP BY 3, 4, 5`;
  });
  const places = STAGES.map((_, place) => `(${place}, r${place})`).join(', ');
  const ever = STAGES.map((_, place) => `count(e${place}) AS r${place}`).join(', ');
  const rows = await sql.queryAll<FigureRow>(
    `WITH ${buildEntriesQuery(byMonth ? 'NULL::text' : group, request)},
     counted AS MATERIALIZED (${counted}),
     stay AS (SELECT a, b, days, sum(n) AS n FROM counted WHERE days >= 0 GROUP BY a, b, days), ${buildSpread('a, b')}
     SELECT 'conversion' AS what, a AS "from", b AS "to", grp AS key, sum(n)::bigint AS leads,
       coalesce(sum(n) FILTER (WHERE days IS NOT NULL), 0)::bigint AS reached, NULL::float8 AS median, NULL::float8 AS p75
       FROM counted WHERE within GROUP BY a, b, grp
     UNION ALL SELECT 'span', a, b, NULL, leads, NULL, median, p75 FROM spread
     UNION ALL SELECT 'reached', place, place, NULL, entered, NULL, NULL, NULL
       FROM (SELECT ${ever} FROM entries WHERE e0 BETWEEN $2::date AND $3::date) AS r,
         LATERAL (VALUES ${places}) AS stage(place, entered)
     ORDER BY 4, 2, 3`,
    [knownBefore, period.from, period.to],
  );
  const filterRows = (wanted: FigureRow['what']) => rows.filter(({ what }) => what === wanted);
  const reached = new Map(filterRows('reached').map(({ from, leads }) => [from, leads]));
  return {
    conversions: filterRows('conversion').map(({ from, to, key, leads, reached: on }) => {
      return { from, to, key, entered: leads, reached: on! };
    }),
    spans: filterRows('span').map(({ from, to, leads, median, p75 }) => ({
      from,
      to,
      key: null,
      isTotal: true,
      leads,
      median,
      p75,
    })),
    reached: STAGES.map((_, place) => reached.get(place) ?? 0),
  };
}

/** Reads the days from stage to stage, by group and over all, of leads that reached the second stage in the period. */
export function readSpans(sql: SqlClient, group: string, request: ReportRequest): Promise<Span[]> {
  const { period, knownBefore } = request;
  const counted = buildPairsQuery(
    (
      { from, to },
      entered,
      reached,
    ) => `SELECT ${from} AS a, ${to} AS b, grp, ${reached} - ${entered} AS days, count(*) AS n
      FROM entries WHERE ${reached} >= ${entered} AND ${reached} BETWEEN $2::date AND $3::date GROUP BY 3, 4`,
  );
  return sql.queryAll(
    `WITH ${buildEntriesQuery(group, request)},
     counted AS MATERIALIZED (${counted}),
     stay AS (SELECT a, b, grp, grouping(grp) = 1 AS is_total, days, sum(n) AS n FROM counted
       GROUP BY GROUPING SETS ((a, b, grp, days), (a, b, days))), ${buildSpread('a, b, grp, is_total')}
     SELECT a AS "from", b AS "to", grp AS key, is_total AS "isTotal", leads, median, p75 FROM spread ORDER BY 3, 1, 2`,
    [knownBefore, period.from, period.to],
  );
}
