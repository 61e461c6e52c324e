import type { SqlClient } from '../../database/connections/sql.client.js';
import { chooseVersions, KNOWN_VERSION } from '../leads/lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** The groupings of lost and abandoned leads. */
export type LossGroup = 'reason' | 'stage' | 'country';

/** Counts of leads closed without an investment, by one of the groups or over all (`by` is null). */
export interface Loss {
  by: LossGroup | null;
  key: string | null;
  lost: number;
  lostJobs: number;
  lostCapexEur: number;
  abandoned: number;
  abandonedJobs: number;
  abandonedCapexEur: number;
}

const buildSums = (status: string) => `count(*) FILTER (WHERE status = '${status}') AS "${status}",
  coalesce(sum(jobs) FILTER (WHERE status = '${status}'), 0) AS "${status}Jobs",
  coalesce(sum(capex) FILTER (WHERE status = '${status}'), 0) AS "${status}CapexEur"`;

/**
 * Reads the leads that are lost or abandoned at the end of asOf and were closed in the period: by reason, stage and
 * country lost to. Served by lead_version_as_of_idx alone.
 */
export async function readLosses(sql: SqlClient, request: ReportRequest): Promise<Loss[]> {
  const { period, knownBefore } = request;
  const rows = await sql.queryAll<Record<string, string | number | null>>(
    `SELECT CASE WHEN grouping(reason) = 0 THEN 'reason' WHEN grouping(stage) = 0 THEN 'stage'
         WHEN grouping(country) = 0 THEN 'country' END AS by,
       CASE WHEN grouping(reason) = 0 THEN reason WHEN grouping(stage) = 0 THEN stage
         WHEN grouping(country) = 0 THEN country END AS key, ${buildSums('lost')}, ${buildSums('abandoned')}
     FROM (SELECT v.status, v.stage, v.status_reason AS reason, v.lost_to_country AS country,
         v.jobs_expected AS jobs, v.capex_eur AS capex
       FROM ${chooseVersions(request)} v
       WHERE ${KNOWN_VERSION} AND v.closed_on BETWEEN $2::date AND $3::date
         AND v.status IN ('lost', 'abandoned')) closed
     GROUP BY GROUPING SETS ((reason), (stage), (country), ())`,
    [knownBefore, period.from, period.to],
  );
  return rows.map(({ by, key, ...figures }) => {
    const numbers = Object.entries(figures).map(([name, figure]) => [name, Number(figure)]);
    return { by, key, ...Object.fromEntries(numbers) } as Loss;
  });
}
