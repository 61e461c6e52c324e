import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ReportRequest, ReportRow } from '../definition/report-definition.rules.js';
import { buildDataJoin, KNOWN_VERSION } from '../leads/lead-history.queries.js';

/**
 * Reads the announced and won investments that lack the day, the jobs or the amount of the announcement, by reference, as
 * known at an instant. A lead that was confidential then, or is now, appears under its codename. Served by
 * lead_version_as_of_idx.
 */
export function readIncompleteAnnouncements(
  sql: SqlClient,
  { knownBefore }: Pick<ReportRequest, 'knownBefore'>,
): Promise<ReportRow[]> {
  return sql.queryAll<ReportRow>(
    `SELECT CASE WHEN NOT hidden THEN d.reference END AS reference,
       CASE WHEN hidden THEN coalesce(d.codename, now_.codename, '—') ELSE d.title END AS title, v.status,
       v.announced_on AS "announcedOn", v.announced_jobs AS "announcedJobs", v.announced_capex_eur AS "announcedCapexEur"
     FROM lead_version v ${buildDataJoin('reference text, title text, codename text, confidential boolean')}
       JOIN lead now_ ON now_.id = v.lead_id
       CROSS JOIN LATERAL (SELECT d.confidential OR now_.confidential AS hidden) h
     WHERE ${KNOWN_VERSION} AND v.stage IN ('announced', 'invested') AND v.status NOT IN ('lost', 'abandoned')
       AND (v.announced_on IS NULL OR v.announced_jobs IS NULL OR v.announced_capex_eur IS NULL)
     ORDER BY d.reference, v.lead_id`,
    [knownBefore],
  );
}
