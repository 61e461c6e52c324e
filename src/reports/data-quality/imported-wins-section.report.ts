import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ReportRequest, ReportSection, TableFigures, ReportRow } from '../definition/report-definition.rules.js';
import { buildNullableColumn, buildTextColumn } from '../definition/report-column.factory.js';
import { CODENAMES_NOTE } from '../i18n/report.constants.js';
import { LEAD_REFERENCE, LEAD_TITLE } from '../leads/lead-row.columns.js';
import { buildDataJoin, KNOWN_VERSION } from '../leads/lead-history.queries.js';

/**
 * Reads the wins that were imported, latest first, as known at an instant. A lead that was confidential then, or is now,
 * appears under its codename. Served by lead_version_as_of_idx and lead_transition_seq_uq.
 */
function readImportedWins(sql: SqlClient, { knownBefore }: ReportRequest): Promise<ReportRow[]> {
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

/** The section of wins that no second person has verified here, because they come from another system. */
export const IMPORTED_WINS: ReportSection = {
  name: 'imported-wins',
  title: { en: 'Imported wins', nl: 'Geïmporteerde investeringen' },
  description: {
    en: 'Leads that were won before they were imported. Nobody has verified these wins here.',
    nl: 'Leads die al gewonnen waren toen ze geïmporteerd werden. Niemand heeft deze investeringen hier nagekeken.',
  },
  columns: [
    LEAD_REFERENCE,
    LEAD_TITLE,
    buildNullableColumn(
      'closedOn',
      'date',
      'date',
      { en: 'Won on', nl: 'Gewonnen op' },
      { en: 'The day of the investment.', nl: 'De dag van de investering.' },
    ),
    buildTextColumn(
      'importedBy',
      { en: 'Imported by', nl: 'Geïmporteerd door' },
      { en: 'The person who imported the win.', nl: 'De persoon die de lead importeerde.' },
    ),
  ],
  totals: false,
  chart: null,
  read: readWins,
};

async function readWins(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  return { rows: await readImportedWins(sql, request), totals: null, notes: [CODENAMES_NOTE[request.language]] };
}
