import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ReportRequest, ReportRow } from '../definition/report-definition.rules.js';
import { buildDataJoin, KNOWN_VERSION } from '../leads/lead-history.queries.js';

/**
 * Reads the wins that were imported, latest first, as known at an instant. A lead that was confidential then, or is now,
 * appears under its codename. Served by lead_version_as_of_idx and lead_transition_seq_uq.
 */
export function readImportedWins(sql: SqlClient, { knownBefore }: ReportRequest): Promise<ReportRow[]> {
  return sql.queryAll<ReportRow>(
    `SELECT CASE WHEN NOT hidden THEN d.reference END AS reference,
       CASE WHEN hidden THEN coalesce(d.codename, now_.codename, '—') ELSE d.title END AS title,
       v.closed_on AS "closedOn",
       (SELECT t.actor_name FROM lead_transition t WHERE t.lead_id = v.lead_id AND t.to_status = 'won'
         AND t.recorded_at < $1::timestamptz
         ORDER BY t.seq DESC LIMIT 1) AS "importedBy"
     FROM lead_version v ${buildDataJoin('reference text, title text, codename text, confidential boolean, verification text')}
       JOIN lead now_ ON now_.id = v.lead_id
       CROSS JOIN LATERAL (SELECT d.confidential OR now_.confidential AS hidden) h
     WHERE ${KNOWN_VERSION} AND v.status = 'won' AND d.verification = 'imported'
     ORDER BY v.closed_on DESC, v.lead_id`,
    [knownBefore],
  );
}
