import type { QueryResultRow } from 'pg';
import { daysBetween } from '../common/reference/calendar.dates.js';
import type { Sql } from '../database/sql.js';
import { middlesOf, placedAt } from './median.days.rules.js';
import type { Place } from './pipeline-summary.queries.js';

/** Columns of a change that are summed by key and over all. `is_total` and `key` are made of what is grouped by. */
export const placed = (key: string) =>
  `grouping(${key}) = 1 AS is_total, CASE WHEN grouping(${key}) = 0 THEN ${key} END AS key`;

/** Months or days in order, and how many open leads entered their stage in each. */
export interface Counts {
  on: string[];
  leads: number[];
}

/** What medians are asked of: `key` is what a change counts for in the grouping. */
interface MediansAsked {
  group: string;
  key: string;
  asOf: string;
}

/**
 * The median of the days that open leads have been in their stage, from totals that the database keeps up to date: of
 * the days on which they entered it the middle one, or halfway between two. The months that these lie in are found in
 * `months` ({@link monthsOf}); of the days only those of these months are read.
 */
export async function readMedians(
  sql: Sql,
  { group, key, asOf }: MediansAsked,
  months: readonly (Place & Counts)[],
): Promise<(Place & { medianDaysInStage: number })[]> {
  const middles = months.flatMap((place) => middlesOf(counted(place)).map((middle) => ({ of: place, ...middle })));
  const days = await sql.rows<{ at: number } & Counts & QueryResultRow>(daysOfMonths(key), [
    group,
    middles.map(({ of }) => of.isTotal),
    middles.map(({ of }) => of.key),
    middles.map(({ on }) => on),
  ]);
  const found = days.map(({ at, ...counts }) => {
    const { of, place } = middles[at - 1]!;
    return { of, days: daysBetween(placedAt(counted(counts), place).on, asOf) };
  });
  return [...Map.groupBy(found, ({ of }) => of)].map(([{ isTotal, key: of }, one]) => ({
    isTotal,
    key: of,
    medianDaysInStage: one.reduce((sum, middle) => sum + middle.days, 0) / one.length,
  }));
}

const counted = ({ on, leads }: Counts) => on.map((day, index) => ({ on: day, leads: leads[index]! }));

/** Changes that have not been added up yet, by the day on which the lead entered its stage. */
const changes = (key: string) => `
  SELECT ${placed(key)}, c.stage_entered_on AS day, sum(c.n) AS leads
  FROM lead_total_change c WHERE c.status = 'open'
  GROUP BY GROUPING SETS ((c.stage_entered_on, ${key}), (c.stage_entered_on))`;

const LISTS = `array_agg(day ORDER BY day) AS "on", array_agg(leads::integer ORDER BY day) AS leads`;

/** For each group, and over all ($1): the months, by their first days. Served by lead_total_day_uq. */
export const monthsOf = (key: string) => `
  SELECT is_total AS "isTotal", key, ${LISTS}
  FROM (
    SELECT is_total, key, day, sum(leads::integer) AS leads
    FROM (
      SELECT dimension = 'all' AS is_total, key, day, leads FROM lead_total_day
      WHERE dimension IN ($1, 'all') AND figure = 'entered_month'
      UNION ALL
      SELECT is_total, key, day - extract(day FROM day)::integer + 1, leads FROM (${changes(key)}) AS change
    ) AS counted
    GROUP BY is_total, key, day HAVING sum(leads::integer) <> 0
  ) AS month
  GROUP BY is_total, key`;

/**
 * For each place and month asked for, the `at`-th from 1: its days. Key by key, and those without one: the index takes a
 * key or none, but not "not distinct from". Served by lead_total_day_uq.
 */
const daysOfMonths = (key: string) => `
  WITH change AS MATERIALIZED (${changes(key)})
  SELECT at, ${LISTS}
  FROM (
    SELECT asked.at, d.day, sum(d.leads::integer) AS leads
    FROM (
      SELECT *, (first + interval '1 month - 1 day')::date AS last
      FROM unnest($2::boolean[], $3::text[], $4::date[]) WITH ORDINALITY AS asked (is_total, key, first, at)
    ) AS asked, LATERAL (
      SELECT day, leads FROM lead_total_day
      WHERE dimension = $1 AND figure = 'entered' AND key = asked.key AND day BETWEEN asked.first AND asked.last
        AND NOT asked.is_total
      UNION ALL
      SELECT day, leads FROM lead_total_day
      WHERE dimension = CASE WHEN asked.is_total THEN 'all' ELSE $1 END AND figure = 'entered' AND key IS NULL
        AND day BETWEEN asked.first AND asked.last AND asked.key IS NULL
      UNION ALL
      SELECT c.day, c.leads FROM change c
      WHERE c.is_total = asked.is_total AND c.key IS NOT DISTINCT FROM asked.key
        AND c.day BETWEEN asked.first AND asked.last
    ) AS d
    GROUP BY asked.at, d.day HAVING sum(d.leads::integer) <> 0
  ) AS day
  GROUP BY at`;
