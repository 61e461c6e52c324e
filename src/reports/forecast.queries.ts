import type { Sql } from '../database/sql.js';
import type { ForecastStep } from './forecast.rules.js';
import { AS_KNOWN, P } from './pipeline-summary.queries.js';
import type { ReportRequest } from './report.definition.js';

/** What open leads may bring. */
export interface Expected {
  leads: number;
  jobs: number;
  capexEur: number;
  weightedJobs: number;
  weightedCapexEur: number;
}

/** By when, or by how likely; over all where `isTotal`. */
export interface Expectation extends Expected {
  key: string | null;
  isTotal: boolean;
}

/** The month or quarter of a date. */
const STEP: Readonly<Record<ForecastStep, string>> = { month: 'YYYY-MM', quarter: 'YYYY-"Q"Q' };

/**
 * Open leads by the month or quarter of their expected decision: `overdue` before asOf, `later` from a day on, `none`
 * without a date. Served by lead_version_as_of_idx; open leads are read whole.
 */
export function readDecisions(
  sql: Sql,
  step: ForecastStep,
  laterFrom: string,
  { period, knownBefore }: ReportRequest,
): Promise<Expectation[]> {
  return readExpected(
    sql,
    `CASE WHEN decision IS NULL THEN 'none' WHEN decision < $2::date THEN 'overdue' WHEN decision >= $3::date THEN 'later'
       ELSE to_char(decision, '${STEP[step]}') END`,
    [knownBefore, period.asOf, laterFrom],
  );
}

/** Open leads by the judgement of their likelihood; null where none was made. */
export function readLikelihoods(sql: Sql, { knownBefore }: ReportRequest): Promise<Expectation[]> {
  return readExpected(sql, 'likelihood', [knownBefore]);
}

/** Sums leave the database exact, rounded once, half up, and become numbers here. */
async function readExpected(sql: Sql, key: string, values: unknown[]): Promise<Expectation[]> {
  const rows = await sql.rows<Record<string, string | number | boolean | null>>(
    `SELECT key, grouping(key) = 1 AS "isTotal", count(*) AS leads, coalesce(sum(jobs), 0) AS jobs,
       coalesce(sum(capex), 0) AS "capexEur", round(coalesce(sum(jobs::bigint * p), 0) / 100.0) AS "weightedJobs",
       round(coalesce(sum(capex::numeric * p), 0) / 100) AS "weightedCapexEur"
     FROM (SELECT ${key} AS key, jobs, capex, ${P('stage')} AS p FROM (
       SELECT v.stage, v.jobs_expected AS jobs, v.capex_eur AS capex, (v.data->>'expected_decision_on')::date AS decision,
         v.data->>'likelihood' AS likelihood
       FROM lead_version v WHERE ${AS_KNOWN} AND v.status = 'open') lead) expected
     GROUP BY GROUPING SETS ((key), ())`,
    values,
  );
  return rows.map(({ key: name, isTotal, ...sums }) => {
    const numbers = Object.entries(sums).map(([field, sum]) => [field, Number(sum)]);
    return { key: name as string | null, isTotal: isTotal === true, ...(Object.fromEntries(numbers) as Expected) };
  });
}
