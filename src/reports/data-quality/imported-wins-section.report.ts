import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ReportRequest, ReportSection, TableFigures } from '../definition/report-definition.rules.js';
import { buildNullableColumn, buildTextColumn } from '../definition/report-column.factory.js';
import { CODENAMES_NOTE } from '../i18n/report.constants.js';
import { LEAD_REFERENCE, LEAD_TITLE } from '../leads/lead-row.columns.js';
import { readImportedWins } from './imported-wins.queries.js';

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
