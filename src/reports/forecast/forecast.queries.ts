import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ForecastStep } from './forecast.rules.js';
import { buildStageProbability } from '../../leads/pipeline/lead-stages.queries.js';
import { KNOWN_VERSION } from '../leads/lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** The expected results of open leads. */
export interface Expected {
  leads: number;
  jobs: number;
  capexEur: number;
  weightedJobs: number;
  weightedCapexEur: number;
}

/** The expected results by decision or by likelihood, or of all leads if `by` is null. */
export interface Expectation extends Expected {
  by: 'decision' | 'likelihood' | null;
  /** A month, a quarter, `overdue`, `later` or `none`; or a likelihood, null if none was judged. */
  key: string | null;
}

/** The date formats of PostgreSQL for a month and a quarter. */
const STEP: Readonly<Record<ForecastStep, string>> = { month: 'YYYY-MM', quarter: 'YYYY-"Q"Q' };

/**
 * Reads the open leads by the month or quarter of their expected decision (`overdue` before asOf, `later` from a given
 * day on, `none` without a date), by likelihood, and over all. PostgreSQL computes the sums exactly and rounds them
 * once, half up. Served by lead_version_as_of_idx alone.
 */
export async function readExpectations(
  sql: SqlClient,
  step: ForecastStep,
  laterFrom: string,
  { period, knownBefore }: ReportRequest,
): Promise<Expectation[]> {
  const rows = await sql.queryAll<Record<string, string | number | null>>(
    `SELECT CASE WHEN grouping(decided) = 0 THEN 'decision' WHEN grouping(likelihood) = 0 THEN 'likelihood' END AS by,
       CASE WHEN grouping(decided) = 0 THEN decided WHEN grouping(likelihood) = 0 THEN likelihood END AS key,
       count(*) AS leads, coalesce(sum(jobs), 0) AS jobs,
       coalesce(sum(capex), 0) AS "capexEur", round(coalesce(sum(jobs::bigint * p), 0) / 100.0) AS "weightedJobs",
       round(coalesce(sum(capex::numeric * p), 0) / 100) AS "weightedCapexEur"
     FROM (SELECT CASE WHEN decision IS NULL THEN 'none' WHEN decision < $2::date THEN 'overdue'
           WHEN decision >= $3::date THEN 'later' ELSE to_char(decision, '${STEP[step]}') END AS decided,
         likelihood, jobs, capex, ${buildStageProbability('stage')} AS p
       FROM (SELECT v.stage, v.jobs_expected AS jobs, v.capex_eur AS capex, v.expected_decision_on AS decision,
           v.likelihood
         FROM lead_version v
         WHERE ${KNOWN_VERSION} AND v.status = 'open') lead) expected
     GROUP BY GROUPING SETS ((decided), (likelihood), ())`,
    [knownBefore, period.asOf, laterFrom],
  );
  return rows.map(({ by, key, ...sums }) => {
    const numbers = Object.entries(sums).map(([field, sum]) => [field, Number(sum)]);
    return { by: by as Expectation['by'], key: key as string | null, ...(Object.fromEntries(numbers) as Expected) };
  });
}
