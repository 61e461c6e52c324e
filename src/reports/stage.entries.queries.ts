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
 * The day on which each lead first entered each stage, as known at an instant ($1): `entries(lead_id, grp, e0 … e6)`. A
 * lead enters the first stage when it is received, and a stage that a move skips together with the one it moves to; a
 * move back enters nothing anew. One that was taken over at a later stage entered all up to it when it was received.
 * Served by lead_version_as_of_idx; every move that was known is read.
 * @param group the column of `lead_version` that the leads are told apart by
 */
export function entriesBy(group: string): string {
  const entered = STAGES.map((_, place) => {
    const moved = `min(m.occurred_on) FILTER (WHERE m.place >= ${place})`;
    const from = `coalesce(min(m.start) FILTER (WHERE m.seq = 1), ${placeOf('k.stage')})`;
    return place === 0
      ? 'k.received_on AS e0'
      : `CASE WHEN ${from} >= ${place} THEN k.received_on ELSE ${moved} END AS e${place}`;
  });
  return `known AS (SELECT v.lead_id, v.received_on, v.stage, ${group} AS grp FROM lead_version v WHERE ${AS_KNOWN}),
    moves AS (SELECT lead_id, seq, occurred_on, ${placeOf('from_stage')} AS start, ${placeOf('to_stage')} AS place
      FROM lead_transition WHERE recorded_at < $1::timestamptz),
    entries AS (SELECT k.lead_id, k.grp, ${entered.join(', ')}
      FROM known k LEFT JOIN moves m ON m.lead_id = k.lead_id GROUP BY k.lead_id, k.grp, k.received_on, k.stage)`;
}

/** The pairs of a lead as rows: `pair(a, b, entered, reached)`. */
const PAIRS = `CROSS JOIN LATERAL (VALUES ${STAGE_PAIRS.map(({ from, to }) => `(${from}, ${to}, e.e${from}, e.e${to})`).join(', ')})
  AS pair(a, b, entered, reached)`;

/** How many leads entered a stage in the period, and how many of them have ever reached another. */
export interface Conversion extends StagePair {
  key: string | null;
  entered: number;
  reached: number;
  [name: string]: unknown;
}

/** Conversions by group. `group` may name a month: `date_trunc` of nothing that the lead has, but of the entry itself. */
export function readConversions(
  sql: Sql,
  group: string,
  { period, knownBefore }: ReportRequest,
): Promise<Conversion[]> {
  const byMonth = group === 'month';
  const grp = byMonth ? `to_char(pair.entered, 'YYYY-MM')` : 'e.grp';
  return sql.rows(
    `WITH ${entriesBy(byMonth ? 'NULL::text' : group)}
     SELECT pair.a AS "from", pair.b AS "to", ${grp} AS key, count(*) AS entered, count(pair.reached) AS reached
     FROM entries e ${PAIRS} WHERE pair.entered BETWEEN $2::date AND $3::date GROUP BY 1, 2, 3 ORDER BY 3, 1, 2`,
    [knownBefore, period.from, period.to],
  );
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

/** How long leads took from stage to stage: those that reached the second in a period, or ever. */
export function readSpans(
  sql: Sql,
  group: string,
  knownBefore: Date,
  reached?: { from: string; to: string },
): Promise<Span[]> {
  const within = reached ? 'AND pair.reached BETWEEN $2::date AND $3::date' : '';
  return sql.rows(
    `WITH ${entriesBy(group)}
     SELECT pair.a AS "from", pair.b AS "to", e.grp AS key, grouping(e.grp) = 1 AS "isTotal", count(*) AS leads,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY pair.reached - pair.entered) AS median,
       percentile_cont(0.75) WITHIN GROUP (ORDER BY pair.reached - pair.entered) AS p75
     FROM entries e ${PAIRS} WHERE pair.reached >= pair.entered ${within}
     GROUP BY GROUPING SETS ((pair.a, pair.b, e.grp), (pair.a, pair.b)) ORDER BY 3, 1, 2`,
    reached ? [knownBefore, reached.from, reached.to] : [knownBefore],
  );
}

/** How many of the leads received in the period have ever entered each stage, by the place of the stage. */
export async function readReached(sql: Sql, { period, knownBefore }: ReportRequest): Promise<number[]> {
  const row = await sql.first<Record<string, number>>(
    `WITH ${entriesBy('NULL::text')} SELECT ${STAGES.map((_, place) => `count(e${place}) AS "${place}"`).join(', ')}
     FROM entries WHERE e0 BETWEEN $2::date AND $3::date`,
    [knownBefore, period.from, period.to],
  );
  return STAGES.map((_, place) => row![place]!);
}
