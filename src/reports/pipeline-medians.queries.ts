import type { Group } from './pipeline-summary.queries.js';

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

const APART = 'stage, status, stage_entered_on, received_on, advanced_on, closed_on';

/**
 * Changes that have not been added up yet, those that are alike in one row: read once, for all that is made of them.
 * Most are of one day, so that a few rows are left of thousands.
 */
export const changesOf = (group: Group) => `
  SELECT ${KEY[group]} AS key, ${APART}, max(at) AS at, sum(n) AS n,
    sum(n * jobs_expected::bigint) AS jobs, sum(n * capex_eur::numeric) AS capex_eur
  FROM lead_total_change c GROUP BY 1, ${APART}`;

/**
 * What {@link changesOf} has, under the name `change`, summed by the key of the grouping and over all. `columns` are those
 * of the change that tell more apart.
 */
export function changesBy(columns: readonly string[], sums: string, more = ''): string {
  const others = columns.join(', ');
  return `
    SELECT grouping(c.key) = 1 AS is_total, c.key, ${others}, ${sums}
    FROM change c ${more}
    GROUP BY GROUPING SETS ((${others}, c.key), (${others}))`;
}

/**
 * The median of the days that open leads have been in their stage on a day ($1), by group and over all, from totals that
 * the database keeps up to date: of the days on which they entered it the middle one, or halfway between two. First the
 * months that these one or two leads are of (the `low`-th and the `high`-th there), then the days. Served by
 * lead_total_day_uq and lead_total_day_entered_idx.
 */
export const mediansOf = (group: Group) => `
  WITH changed AS MATERIALIZED (
    ${changesBy(['c.stage_entered_on'], 'sum(c.n)::integer AS leads', `WHERE c.status = 'open'`)}
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
    FROM (SELECT day, sum(leads) OVER (ORDER BY day) AS upto FROM (${daysOf(group)}) AS counted) AS counted
  ) AS found
  GROUP BY is_total, key`;

/** The days of a month asked for. Key by key, and those without one: the index takes a key or none, not "not distinct from". */
function daysOf(group: Group): string {
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
