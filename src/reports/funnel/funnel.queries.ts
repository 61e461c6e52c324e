import type { SqlClient } from '../../database/connections/sql.client.js';
import { chooseVersions, KNOWN_VERSION } from '../leads/lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** Counts of leads closed in the period by status, by group and over all. */
export interface Closed {
  key: string | null;
  isTotal: boolean;
  won: number;
  lost: number;
  abandoned: number;
  [name: string]: unknown;
}

/**
 * Counts the leads closed in the period. `group` is a column of `lead_version`, or the month of closing. Served by
 * lead_version_as_of_idx.
 */
export function readClosed(sql: SqlClient, group: string, request: ReportRequest): Promise<Closed[]> {
  const { period, knownBefore } = request;
  const key = group === 'month' ? `to_char(v.closed_on, 'YYYY-MM')` : group;
  return sql.queryAll(
    `SELECT grp AS key, grouping(grp) = 1 AS "isTotal", count(*) FILTER (WHERE status = 'won') AS won,
       count(*) FILTER (WHERE status = 'lost') AS lost, count(*) FILTER (WHERE status = 'abandoned') AS abandoned
     FROM (SELECT ${key} AS grp, v.status FROM ${chooseVersions(request)} v
       WHERE ${KNOWN_VERSION} AND v.closed_on BETWEEN $2::date AND $3::date AND v.status IN ('won', 'lost', 'abandoned')) closed
     GROUP BY GROUPING SETS ((grp), ()) ORDER BY grp`,
    [knownBefore, period.from, period.to],
  );
}
