import type { Group } from '../leads/lead-history.queries.js';

/**
 * SQL for the key that a change of a lead, under the alias c, counts for in each grouping; the same as in
 * `lead_total_keys`.
 */
const KEY: Readonly<Record<Group, string>> = {
  // The key is an expression of its own, so that GROUP BY can tell it from the column stage, which is grouped by as
  // well.
  stage: `c.stage || ''`,
  owner: 'c.owner_id::text',
  country: 'c.country',
  sector: 'c.sector',
  channel: 'c.channel',
  activity: 'c.activity_id::text',
  agreement: 'c.agreement_id::text',
};

const APART = 'stage, status, stage_entered_on, received_on, advanced_on, closed_on';

/**
 * SQL for the changes that have not been added up yet, equal ones in one row. They are read once for all figures. Most
 * are of one day, so that thousands of changes become a few rows.
 */
export const buildChangesQuery = (group: Group) => `
  SELECT ${KEY[group]} AS key, ${APART}, max(at) AS at, sum(n) AS n,
    sum(n * jobs_expected::bigint) AS jobs, sum(n * capex_eur::numeric) AS capex_eur
  FROM lead_total_change c GROUP BY 1, ${APART}`;

/**
 * SQL for the sums of {@link buildChangesQuery}, available as `change`, by the key of the grouping and over all. `columns` are
 * further columns of `change` to group by.
 */
export function buildChangeSumsQuery(columns: readonly string[], sums: string, more = ''): string {
  const others = columns.join(', ');
  return `
    SELECT grouping(c.key) = 1 AS is_total, c.key, ${others}, ${sums}
    FROM change c ${more}
    GROUP BY GROUPING SETS ((${others}, c.key), (${others}))`;
}

/**
 * SQL for the median of the days that open leads have been in their stage on a day ($1), by group and over all, from
 * totals that the database keeps up to date. The median is the middle one of the days on which they entered the stage,
 * or halfway between two. The query first finds the months that contain these one or two leads (the `low`-th and the
 * `high`-th there), then the days. Served by lead_total_day_uq and lead_total_day_entered_idx.
 */
export const buildMediansQuery = (group: Group) => `
  WITH changed AS MATERIALIZED (
    ${buildChangeSumsQuery(['c.stage_entered_on'], 'sum(c.n)::integer AS leads', `WHERE c.status = 'open'`)}
  ),
  month AS (
    SELECT is_total, key, first, sum(leads)::integer AS leads
    FROM (
      SELECT dimension = 'all' AS is_total, key, day AS first, leads::integer FROM lead_total_day
      WHERE dimension IN ('${group}', 'all') AND figure = 'entered_month'
      UNION ALL
      SELECT is_total, key, stage_entered_on - extract(day FROM stage_entered_on)::integer + 1, leads FROM changed
    ) AS counted
    GROUP BY is_total, key, first
  ),
  middle AS (
    SELECT is_total, key, first, (first + interval '1 month - 1 day')::date AS last,
      CASE WHEN low > before THEN low - before END AS low, CASE WHEN high <= upto THEN high - before END AS high
    FROM (
      SELECT *, upto - leads AS before, (total + 1) / 2 AS low, total / 2 + 1 AS high
      FROM (
        SELECT *, sum(leads) OVER (PARTITION BY is_total, key ORDER BY first) AS upto,
          sum(leads) OVER (PARTITION BY is_total, key) AS total
        FROM month
      ) AS month
    ) AS month
    WHERE low <= upto AND high > before
  )
  SELECT is_total AS "isTotal", key, avg($1::date - day) AS "medianDaysInStage"
  FROM middle AS asked, LATERAL (
    SELECT unnest(ARRAY[min(day) FILTER (WHERE upto >= asked.low), min(day) FILTER (WHERE upto >= asked.high)]) AS day
    FROM (SELECT day, sum(leads) OVER (ORDER BY day) AS upto FROM (${buildDaysQuery(group)}) AS counted) AS counted
  ) AS found
  GROUP BY is_total, key`;

/**
 * SQL for the counts of the days of a month. Rows with a key and rows without one are read separately, because the
 * index supports equality and IS NULL, but not IS NOT DISTINCT FROM.
 */
function buildDaysQuery(group: Group): string {
  return `
    SELECT day, leads::integer FROM lead_total_day
    WHERE dimension = '${group}' AND figure = 'entered' AND key = asked.key AND day BETWEEN asked.first AND asked.last
      AND NOT asked.is_total
    UNION ALL
    SELECT day, leads::integer FROM lead_total_day
    WHERE dimension = CASE WHEN asked.is_total THEN 'all' ELSE '${group}' END AND figure = 'entered' AND key IS NULL
      AND day BETWEEN asked.first AND asked.last AND asked.key IS NULL
    UNION ALL
    SELECT stage_entered_on, leads FROM changed
    WHERE is_total = asked.is_total AND key IS NOT DISTINCT FROM asked.key
      AND stage_entered_on BETWEEN asked.first AND asked.last`;
}
