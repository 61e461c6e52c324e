import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildNullableColumn, buildTextColumn } from '../definition/report-column.factory.js';
import type { ReportRequest, ReportSection, TableFigures } from '../definition/report-definition.rules.js';
import { CODENAMES_NOTE } from '../i18n/report.constants.js';
import { LEAD_REFERENCE, LEAD_TITLE } from '../leads/lead-row.columns.js';
import { readIncompleteAnnouncements } from './incomplete-announcements.queries.js';

/** The section of announcements that reports can count only in part. */
export const INCOMPLETE_ANNOUNCEMENTS: ReportSection = {
  name: 'incomplete-announcements',
  title: { en: 'Incomplete announcements', nl: 'Onvolledige aankondigingen' },
  description: {
    en:
      'Leads in announced or invested, won ones too, of which the day, the jobs or the amount of the announcement is not known. ' +
      'Reports count them on the day they entered the stage, and add nothing for what is not known.',
    nl:
      'Leads die aangekondigd of gewonnen zijn, en waarvan de dag, de jobs of het bedrag van de aankondiging niet bekend is. ' +
      'Rapporten tellen ze op de dag waarop ze in die fase kwamen; wat niet bekend is, telt niet mee.',
  },
  columns: [
    LEAD_REFERENCE,
    LEAD_TITLE,
    {
      ...buildTextColumn(
        'status',
        { en: 'Status', nl: 'Status' },
        { en: 'The status at the end of asOf.', nl: 'De status op de peildatum.' },
      ),
      codes: 'status',
    },
    buildNullableColumn(
      'announcedOn',
      'date',
      'date',
      { en: 'Announced on', nl: 'Aangekondigd op' },
      {
        en: 'The day of the announcement. Null where it is not known.',
        nl: 'De dag van de aankondiging. Leeg als die niet bekend is.',
      },
    ),
    buildNullableColumn(
      'announcedJobs',
      'integer',
      'jobs',
      { en: 'Announced jobs', nl: 'Aangekondigde jobs' },
      {
        en: 'The announced jobs. Null where they are not known.',
        nl: 'De aangekondigde jobs. Leeg als ze niet bekend zijn.',
      },
    ),
    buildNullableColumn(
      'announcedCapexEur',
      'money',
      'EUR',
      { en: 'Announced capex', nl: 'Aangekondigde investering' },
      {
        en: 'The announced amount. Null where it is not known.',
        nl: 'Het aangekondigde bedrag. Leeg als het niet bekend is.',
      },
    ),
  ],
  totals: false,
  chart: null,
  read: readRows,
};

async function readRows(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const rows = await readIncompleteAnnouncements(sql, request);
  return { rows, totals: null, notes: [CODENAMES_NOTE[request.language]] };
}
