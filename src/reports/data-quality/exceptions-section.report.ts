import type { Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { readMissingFields } from '../leads/missing-fields.queries.js';
import { readOpenLeads } from '../leads/open-leads.queries.js';
import { readIncompleteAnnouncements } from './incomplete-announcements.queries.js';
import type { Flag, Quality } from '../leads/lead-quality.queries.js';
import type { ReportRequest, ReportRow, ReportSection, TableFigures } from '../definition/report-definition.rules.js';
import {
  buildCountColumn,
  buildKeyColumn,
  buildLabelColumn,
  buildNullableColumn,
} from '../definition/report-column.factory.js';

/**
 * The kinds of exceptions. Every kind has a row even if it has no leads, so that the table has the same rows each
 * month.
 */
const KINDS: readonly {
  key: string;
  translations: Translations;
  count: (quality: Quality) => { leads: number; jobs: number };
}[] = [
  buildKind('decision_overdue', 'decisionOverdue', {
    en: 'The decision is overdue',
    nl: 'De beslissing werd vóór de peildatum verwacht',
  }),
  buildKind('no_decision_date', 'noDecisionDate', {
    en: 'Qualified or further without an expected decision',
    nl: 'Gekwalificeerd of verder, zonder verwachte datum van beslissing',
  }),
  buildKindWithout('no_next_task', 'withNextTask', { en: 'No next task', nl: 'Geen volgende taak' }),
  buildKindWithout('owner_left', 'withOwner', {
    en: 'The owner is no longer active',
    nl: 'De eigenaar is niet meer actief',
  }),
  buildKind('stale', 'stale', { en: 'No contact for more than 90 days', nl: 'Langer dan 90 dagen geen contact' }),
  buildKind('screening_late', 'screeningLate', {
    en: 'The screening is overdue',
    nl: 'De screening is niet afgerond, en de uiterste datum is voorbij',
  }),
  buildKind('duplicate', 'duplicates', {
    en: 'Another lead of the same company is open',
    nl: 'Er is nog een open lead van hetzelfde bedrijf',
  }),
  buildKind('distant_rate', 'distantRate', {
    en: 'The capex was converted at a rate dated more than 3 months before or after the lead came in',
    nl: 'Het bedrag is omgerekend tegen een koers van meer dan 3 maanden vóór of na de ontvangst',
  }),
];

function buildKind(name: string, flag: Flag, translations: Translations) {
  return { key: name, translations, count: (quality: Quality) => quality[flag] };
}

/** Builds an exception that counts the leads without a flag. */
function buildKindWithout(name: string, flag: Flag, translations: Translations) {
  const rest = ({ open, [flag]: having }: Quality) => ({
    leads: open.leads - having.leads,
    jobs: open.jobs - having.jobs,
  });
  return { key: name, translations, count: rest };
}

const INCOMPLETE: Translations = {
  en: 'Something that the stage requires is missing',
  nl: 'Er ontbreekt iets dat de fase vraagt',
};

/** The number of leads of an exception that can concern leads which are won. */
const ALL_LEADS = buildCountColumn(
  'leads',
  'leads',
  { en: 'Leads', nl: 'Leads' },
  {
    en: 'Leads to which the exception applies at the end of asOf. Only the row of announcements counts leads that are on hold or won beside open ones.',
    nl: 'Leads waarvoor de uitzondering geldt op de peildatum. Enkel de rij van de aankondigingen telt naast open leads ook leads die in wacht staan of gewonnen zijn.',
  },
);

/** The section of exceptions: open leads that need attention. */
export const EXCEPTIONS: ReportSection = {
  name: 'exceptions',
  title: { en: 'Exceptions', nl: 'Uitzonderingen' },
  columns: [
    buildKeyColumn({ en: 'The code of the exception.', nl: 'De code van de uitzondering.' }),
    buildLabelColumn(
      { en: 'Exception', nl: 'Uitzondering' },
      {
        en: 'The reason why the leads need attention. A lead can be in several rows.',
        nl: 'De reden waarom de leads aandacht vragen. Een lead kan in meerdere rijen staan.',
      },
    ),
    buildCountColumn(
      'leads',
      'leads',
      { en: 'Open leads', nl: 'Open leads' },
      {
        en: 'Open leads to which the exception applies at the end of asOf.',
        nl: 'Open leads waarvoor de uitzondering geldt op de peildatum.',
      },
    ),
    buildNullableColumn(
      'jobs',
      'integer',
      'jobs',
      { en: 'Expected jobs', nl: 'Verwachte jobs' },
      {
        en: 'Σ jobsExpected of these leads. Null where they are not added up.',
        nl: 'Som van de verwachte jobs van deze leads. Leeg waar ze niet opgeteld worden.',
      },
    ),
  ],
  totals: false,
  chart: null,
  read: readExceptions,
};

const ANNOUNCED_INCOMPLETE: Translations = {
  en: 'Announced without a day, jobs or amount, also when won',
  nl: 'Aangekondigd zonder datum, jobs of bedrag, ook als de lead gewonnen is',
};

/** The section of exceptions of the report on data quality, which has a row for announcements, also of leads that are won. */
export const QUALITY_EXCEPTIONS: ReportSection = {
  ...EXCEPTIONS,
  columns: EXCEPTIONS.columns.map((column) => (column.name === 'leads' ? ALL_LEADS : column)),
  read: async (sql, request) => {
    const { rows, ...figures } = await readExceptions(sql, request);
    const { length: leads } = await readIncompleteAnnouncements(sql, request);
    const label = ANNOUNCED_INCOMPLETE[request.language];
    return { ...figures, rows: [...rows, { key: 'announcement_incomplete', label, leads, jobs: null }] };
  },
};

async function readExceptions(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { quality: owners } = await readOpenLeads(sql, request);
  const { incomplete } = await readMissingFields(sql, request);
  const quality = owners.find(({ isTotal }) => isTotal)!;
  const rows = KINDS.map(({ key: name, translations, count: of }): ReportRow => {
    return { key: name, label: translations[request.language], ...of(quality) };
  });
  return {
    rows: [...rows, { key: 'incomplete', label: INCOMPLETE[request.language], leads: incomplete, jobs: null }],
    totals: null,
  };
}
