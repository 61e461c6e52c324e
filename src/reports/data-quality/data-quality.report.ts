import type { SqlClient } from '../../database/connections/sql.client.js';
import { MISSING_FIELD_COLUMNS, QUALITY_COLUMNS } from './data-quality.columns.js';
import { readMissingFields } from '../leads/missing-fields.queries.js';
import { STAGE_REQUIRED_FIELDS } from '../leads/missing-fields.rules.js';
import { compareByLabel, readGroupLabels } from '../leads/lead-groups.reader.js';
import { INCOMPLETE_ANNOUNCEMENTS } from './incomplete-announcements-section.report.js';
import { IMPORTED_WINS } from './imported-wins-section.report.js';
import { QUALITY_EXCEPTIONS } from './exceptions-section.report.js';
import { readOpenLeads } from '../leads/open-leads.queries.js';
import type { Quality } from '../leads/lead-quality.queries.js';
import type {
  ReportDefinition,
  ReportRequest,
  ReportRow,
  TableFigures,
} from '../definition/report-definition.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { divide } from '../statistics/statistics.rules.js';

/** Shows how reliable the records of open leads are. Formulas: docs/reports.md. */
export const dataQuality: ReportDefinition = {
  name: 'data-quality',
  version: 7,
  columnsVersion: 1,
  title: { en: 'Data quality', nl: 'Kwaliteit van de gegevens' },
  description: {
    en:
      'This report shows whether the leads that are open at the end of asOf have an owner, a next task and a recent contact, are screened and ' +
      'complete, and are there only once: by owner, and by the field that is missing.',
    nl:
      'Dit rapport toont of de leads die open zijn op de peildatum een eigenaar, een volgende taak en een recent contact hebben, of ze gescreend en ' +
      'volledig zijn, en of ze één keer voorkomen: per eigenaar, en per ontbrekend gegeven.',
  },
  options: {},
  ignores: { from: {}, to: {} },
  columns: QUALITY_COLUMNS,
  chart: {
    kind: 'bars',
    title: {
      en: 'Open leads by owner: stale and incomplete',
      nl: 'Open leads per eigenaar: stilgevallen en onvolledig',
    },
    category: 'label',
    series: ['open', 'stale', 'incomplete'],
  },
  formatVariant: () => '',
  read: readByOwner,
  sections: [
    {
      name: 'missing-fields',
      title: { en: 'Missing fields', nl: 'Ontbrekende gegevens' },
      columns: MISSING_FIELD_COLUMNS,
      totals: false,
      chart: null,
      read: readByField,
    },
    QUALITY_EXCEPTIONS,
    INCOMPLETE_ANNOUNCEMENTS,
    IMPORTED_WINS,
  ],
};

async function readByOwner(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { quality } = await readOpenLeads(sql, request);
  const missingFields = await readMissingFields(sql, request);
  const owners = quality.filter(({ isTotal }) => !isTotal);
  const keys = owners.map(({ key }) => key);
  const name = await readGroupLabels(sql, 'owner', keys, request);
  const rows = owners.map((one): ReportRow => {
    const incomplete = missingFields.incompleteOf.get(one.key ?? '') ?? 0;
    return { key: one.key, label: name(one.key), ...buildCells(one, incomplete) };
  });
  const all = quality.find(({ isTotal }) => isTotal)!;
  const totals = { key: null, label: TOTAL[request.language], ...buildCells(all, missingFields.incomplete) };
  return { rows: rows.toSorted(compareByLabel), totals };
}

function buildCells(quality: Quality, incomplete: number): ReportRow {
  const open = quality.open.leads;
  return {
    open,
    withOwner: divide(quality.withOwner.leads, open),
    withNextTask: divide(quality.withNextTask.leads, open),
    contacted: divide(quality.contacted.leads, open),
    stale: quality.stale.leads,
    unscreened: quality.unscreened.leads,
    duplicates: quality.duplicates.leads,
    incomplete,
    completeShare: divide(open - incomplete, open),
  };
}

/** Returns every field that some lead lacks, in the order in which the stages require them. */
async function readByField(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { missing, neededNext } = await readMissingFields(sql, request);
  const rows = STAGE_REQUIRED_FIELDS.map((field): ReportRow => {
    return { ...field, missing: missing.get(field) ?? 0, neededNext: neededNext.get(field) ?? 0 };
  }).filter((row) => row['missing'] !== 0 || row['neededNext'] !== 0);
  return { rows, totals: null };
}
