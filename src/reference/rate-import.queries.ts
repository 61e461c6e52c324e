import type { SqlClient } from '../database/connections/sql.client.js';
import type { ParsedRate } from './rate-import.rules.js';

/** The numbers of days of a file, by the result of the comparison with the table. */
export interface DayCounts {
  added: number;
  unchanged: number;
  changed: number;
}

/** A rate that differs from the table. */
export interface ChangedRate {
  currency: string;
  day: string;
  before: string;
  after: string;
}

/** Maximum number of changed rates in an error message. */
const MAX_SHOWN = 5;

/** Creates a temporary table for the rates of a file, which exists until the transaction ends. Other imports wait. */
export async function createStage(sql: SqlClient): Promise<void> {
  await sql.execute('LOCK TABLE exchange_rate_year IN SHARE ROW EXCLUSIVE MODE');
  await sql.execute(`CREATE TEMPORARY TABLE staged_rate (currency text, day date, units numeric, PRIMARY KEY (currency, day))
    ON COMMIT DROP`);
}

/** Adds rates to the temporary table. */
export async function insertStagedRates(sql: SqlClient, rates: readonly ParsedRate[]): Promise<void> {
  await sql.queryAllWithCustomPlan(
    `INSERT INTO staged_rate SELECT * FROM unnest($1::text[], $2::date[], $3::numeric[])`,
    ['currency', 'day', 'units'].map((name) => rates.map((rate) => rate[name as keyof ParsedRate])),
  );
}

const COMPARED = `staged_rate s LEFT JOIN exchange_rate r
  ON r.currency = s.currency AND r.day = s.day`;

/** Counts the staged days. A day is changed if one of its rates is changed, and added if one of its rates is new. */
export async function compareStaged(sql: SqlClient): Promise<DayCounts> {
  const [counts] = await sql.queryAllWithCustomPlan<DayCounts & Record<string, unknown>>(
    `SELECT count(*) FILTER (WHERE is_new AND NOT is_changed)::int AS added,
       count(*) FILTER (WHERE NOT is_new AND NOT is_changed)::int AS unchanged,
       count(*) FILTER (WHERE is_changed)::int AS changed
     FROM (SELECT s.day, bool_or(r.day IS NULL) AS is_new, bool_or(r.units_per_euro <> s.units) IS TRUE AS is_changed
       FROM ${COMPARED} GROUP BY s.day) AS day`,
    [],
  );
  return counts!;
}

/** Finds the first staged rates that differ from the table. */
export function findChangedRates(sql: SqlClient): Promise<ChangedRate[]> {
  return sql.queryAllWithCustomPlan<ChangedRate & Record<string, unknown>>(
    `SELECT s.currency, s.day, r.units_per_euro::text AS before, s.units::text AS after
     FROM ${COMPARED} WHERE r.units_per_euro <> s.units ORDER BY s.day, s.currency LIMIT ${MAX_SHOWN}`,
    [],
  );
}

/** Merges the staged rates into the rows of their years. Days that are not staged stay unchanged. */
export async function mergeStaged(sql: SqlClient): Promise<void> {
  await sql.queryAllWithCustomPlan(
    `INSERT INTO exchange_rate_year (currency, year, days, units_per_euro)
     SELECT currency, year, array_agg(day ORDER BY day), array_agg(units ORDER BY day)
     FROM (SELECT currency, extract(year FROM day)::smallint AS year, day, units FROM staged_rate
       UNION ALL SELECT r.currency, r.year, r.day, r.units_per_euro FROM exchange_rate r
       WHERE (r.currency, r.year) IN (SELECT currency, extract(year FROM day)::smallint FROM staged_rate)
         AND NOT EXISTS (SELECT FROM staged_rate s WHERE s.currency = r.currency AND s.day = r.day)) AS merged
     GROUP BY currency, year
     ON CONFLICT (currency, year) DO UPDATE SET days = EXCLUDED.days, units_per_euro = EXCLUDED.units_per_euro
       WHERE (exchange_rate_year.days, exchange_rate_year.units_per_euro) <> (EXCLUDED.days, EXCLUDED.units_per_euro)`,
    [],
  );
}
