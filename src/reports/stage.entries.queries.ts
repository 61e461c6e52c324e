import type { Sql } from '../database/sql.js';
import { STAGES } from '../leads/lead.stages.js';
import { AS_KNOWN } from './pipeline-summary.queries.js';
import type { ReportRequest } from './report.definition.js';

/** Two stages, by their places in the order from 0. */
export interface StagePair {
  from: number;
  to: number;
}

const LAST = STAGES.length - 1;

/** Every pair of neighbouring stages, and every stage to the last: what reports of conversion and speed are about. */
export const STAGE_PAIRS: readonly StagePair[] = [
  ...STAGES.slice(1).map((_, from) => ({ from, to: from + 1 })),
  ...STAGES.slice(0, -2).map((_, from) => ({ from, to: LAST })),
];

/** The place of a stage, from 0; as a CASE it is a fraction of the cost of stage_rank() over a million moves. */
export function placeOf(column: string): string {
  return `CASE ${column} ${STAGES.map(({ stage }, place) => `WHEN '${stage}' THEN ${place}`).join(' ')} END`;
}

/**
 * The day on which each lead first entered each stage, as known at an instant ($1): `entries(grp, e0 … e6)`. A
 * lead enters the first stage when it is received, and a stage that a move skips together with the one it moves to; a
 * move back enters nothing anew. One that was taken over at a later stage entered all up to it when it was received.
 * Served by lead_version_as_of_idx; every move that was known is read.
 * @param group the column of `lead_version` that the leads are told apart by
 */
function entriesBy(group: string): string {
  const places = STAGES.slice(1).map((_, index) => index + 1);
  const moved = places.map((place) => `min(occurred_on) FILTER (WHERE place >= ${place}) AS m${place}`);
  const entered = places.map((place) => `CASE WHEN began >= ${place} THEN received_on ELSE m${place} END AS e${place}`);
  return `moves AS (SELECT lead_id, min(start) FILTER (WHERE seq = 1) AS start, ${moved.join(', ')}
      FROM (SELECT lead_id, seq, occurred_on, CASE WHEN seq = 1 THEN ${placeOf('from_stage')} END AS start,
          ${placeOf('to_stage')} AS place
        FROM lead_transition WHERE recorded_at < $1::timestamptz) AS move GROUP BY lead_id),
    entries AS MATERIALIZED (SELECT grp, received_on AS e0, ${entered.join(', ')}
      FROM (SELECT ${group} AS grp, v.received_on, coalesce(m.start, ${placeOf('v.stage')}) AS began, m.*
        FROM lead_version v LEFT JOIN moves m ON m.lead_id = v.lead_id WHERE ${AS_KNOWN}) AS known)`;
}

/**
 * A statement over `entries` for each pair, by the days of entry into its two stages, and all of them together. Unfolding
 * every lead into its pairs first takes several times as long.
 */
const ofPairs = (statement: (pair: StagePair, entered: string, reached: string) => string) =>
  STAGE_PAIRS.map((pair) => statement(pair, `e${pair.from}`, `e${pair.to}`)).join(' UNION ALL ');

/**
 * `spread(…, leads, median, p75)` of `stay(…, days, n)`, in which days that are the same have been counted: with them
 * there is little left to sort. The values are those of percentile_cont.
 */
function spreadOf(columns: string): string {
  const value = (share: number) => `min(days) FILTER (WHERE upto > floor(${share} * (total - 1)))
      + (min(days) FILTER (WHERE upto > ceil(${share} * (total - 1))) - min(days) FILTER (WHERE upto > floor(${share} * (total - 1))))
        * (${share} * (max(total) - 1) - floor(${share} * (max(total) - 1)))`;
  return `spread AS (SELECT ${columns}, max(total)::bigint AS leads, (${value(0.5)})::float8 AS median, (${value(0.75)})::float8 AS p75
    FROM (SELECT ${columns}, days, sum(n) OVER (PARTITION BY ${columns} ORDER BY days) AS upto,
        sum(n) OVER (PARTITION BY ${columns}) AS total FROM stay) AS placed GROUP BY ${columns})`;
}

/** How many leads entered a stage in the period, and how many of them have ever reached another. */
export interface Conversion extends StagePair {
  key: string | null;
  entered: number;
  reached: number;
}

/** Days from one stage to another, by group and over all. */
export interface Span extends StagePair {
  key: string | null;
  isTotal: boolean;
  leads: number;
  median: number | null;
  p75: number | null;
  [name: string]: unknown;
}

/** What the funnel is made of, as {@link readStageFigures} reads it at once. */
export interface StageFigures {
  conversions: Conversion[];
  /** Over all leads, whenever they reached the second stage. */
  spans: Span[];
  /** How many of the leads received in the period have ever entered each stage, by the place of the stage. */
  reached: number[];
}

/** `within` are leads that entered the first stage in the period. */
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
 * Conversions by group, spans and stages reached, of which the entries of all leads are looked through once. `group` may
 * name a month: of nothing that the lead has, but of the entry itself.
 */
export async function readStageFigures(
  sql: Sql,
  group: string,
  { period, knownBefore }: ReportRequest,
): Promise<StageFigures> {
  const byMonth = group === 'month';
  const counted = ofPairs(({ from, to }, entered, reached) => {
    const within = `${entered} BETWEEN $2::date AND $3::date`;
    const grp = byMonth ? `to_char(${entered}, 'YYYY-MM')` : 'grp';
    return `SELECT ${from} AS a, ${to} AS b, ${within} AS within, CASE WHEN ${within} THEN ${grp} END AS grp,
        ${reached} - ${entered} AS days, count(*) AS n
      FROM entries WHERE ${entered} IS NOT NULL AND (${reached} IS NOT NULL OR ${within}) GROUP BY 3, 4, 5`;
  });
  const places = STAGES.map((_, place) => `(${place}, r${place})`).join(', ');
  const ever = STAGES.map((_, place) => `count(e${place}) AS r${place}`).join(', ');
  const rows = await sql.rows<FigureRow>(
    `WITH ${entriesBy(byMonth ? 'NULL::text' : group)},
     counted AS MATERIALIZED (${counted}),
     stay AS (SELECT a, b, days, sum(n) AS n FROM counted WHERE days >= 0 GROUP BY a, b, days), ${spreadOf('a, b')}
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
  const of = (wanted: FigureRow['what']) => rows.filter(({ what }) => what === wanted);
  const reached = new Map(of('reached').map(({ from, leads }) => [from, leads]));
  return {
    conversions: of('conversion').map(({ from, to, key, leads, reached: on }) => {
      return { from, to, key, entered: leads, reached: on! };
    }),
    spans: of('span').map(({ from, to, leads, median, p75 }) => ({
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

/** How long leads took from stage to stage, by group and over all: those that reached the second in the period. */
export function readSpans(sql: Sql, group: string, { period, knownBefore }: ReportRequest): Promise<Span[]> {
  const counted = ofPairs(
    (
      { from, to },
      entered,
      reached,
    ) => `SELECT ${from} AS a, ${to} AS b, grp, ${reached} - ${entered} AS days, count(*) AS n
      FROM entries WHERE ${reached} >= ${entered} AND ${reached} BETWEEN $2::date AND $3::date GROUP BY 3, 4`,
  );
  return sql.rows(
    `WITH ${entriesBy(group)},
     counted AS MATERIALIZED (${counted}),
     stay AS (SELECT a, b, grp, grouping(grp) = 1 AS is_total, days, sum(n) AS n FROM counted
       GROUP BY GROUPING SETS ((a, b, grp, days), (a, b, days))), ${spreadOf('a, b, grp, is_total')}
     SELECT a AS "from", b AS "to", grp AS key, is_total AS "isTotal", leads, median, p75 FROM spread ORDER BY 3, 1, 2`,
    [knownBefore, period.from, period.to],
  );
}
