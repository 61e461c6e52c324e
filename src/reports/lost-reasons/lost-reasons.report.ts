import { getCountryName } from '../../common/reference/country-codes.rules.js';
import type { Language, Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { STAGE_NAMES } from '../../leads/pipeline/lead.constants.js';
import { compareByLabel } from '../leads/lead-groups.reader.js';
import { COMPETITOR_COLUMNS, LOST_STAGE_COLUMNS, REASON_COLUMNS } from './lost-reasons.columns.js';
import { type Loss, type LossGroup, readLosses } from './lost-reasons.queries.js';
import type {
  ReportChart,
  ReportDefinition,
  ReportRequest,
  ReportRow,
  TableFigures,
} from '../definition/report-definition.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { translateCode } from '../i18n/vocabulary.constants.js';
import { divide } from '../statistics/statistics.rules.js';

/** Draws lost and abandoned leads on top of each other. */
function buildLossChart(title: Translations): ReportChart {
  return { kind: 'stacked', title, category: 'label', series: ['lost', 'abandoned'] };
}

/** Shows why leads were lost or abandoned, at which stage, and to which country. */
export const lostReasons: ReportDefinition = {
  name: 'lost-reasons',
  version: 2,
  columnsVersion: 1,
  dataSources: ['lead'],
  getCountedLeads: () => ({ movedFrom: null, announcedFrom: null, closedAs: ['lost', 'abandoned'] }),
  title: { en: 'Lost reasons', nl: 'Redenen van verlies' },
  description: {
    en: 'This report shows why leads were lost or abandoned in the period: by reason, by the stage they were in, and by the country that the investor chose instead, with the jobs and the capex that went with them. Lost and abandoned leads are counted apart.',
    nl: 'Dit rapport toont waarom leads in de periode verloren gingen of stopgezet werden: per reden, per fase waarin ze zaten, en per land dat de investeerder in de plaats koos, met de jobs en de investeringen die daarmee gemoeid waren. Verloren en stopgezette leads staan naast elkaar.',
  },
  options: {},
  columns: REASON_COLUMNS,
  chart: buildLossChart({ en: 'Leads by reason', nl: 'Leads per reden' }),
  formatVariant: () => '',
  read: (sql, request) => readLossesBy(sql, request, 'reason'),
  sections: [
    {
      name: 'stages',
      title: { en: 'By the stage the leads were in', nl: 'Per fase waarin de leads zaten' },
      columns: LOST_STAGE_COLUMNS,
      chart: buildLossChart({ en: 'Leads by stage', nl: 'Leads per fase' }),
      read: (sql, request) => readLossesBy(sql, request, 'stage'),
    },
    {
      name: 'competitors',
      title: { en: 'By the country chosen instead', nl: 'Per gekozen land' },
      columns: COMPETITOR_COLUMNS,
      chart: buildLossChart({ en: 'Leads by country chosen instead', nl: 'Leads per gekozen land' }),
      read: (sql, request) => readLossesBy(sql, request, 'country'),
    },
  ],
};

/**
 * Reads lost and abandoned leads by one grouping: the group with most leads first, then by name; stages in their order.
 */
export async function readLossesBy(sql: SqlClient, request: ReportRequest, group: LossGroup): Promise<TableFigures> {
  const losses = await readLosses(sql, request);
  const all = losses.find(({ by }) => by === null)!;
  const rows = losses
    .filter(({ by }) => by === group)
    .map((loss) => ({
      key: loss.key,
      label: getGroupName(group, loss.key, request.language),
      ...buildCells(loss, all),
    }));
  const inOrder = rows.toSorted(group === 'stage' ? compareByStage : compareByLeads);
  return { rows: inOrder, totals: { key: null, label: TOTAL[request.language], ...buildCells(all, all) } };
}

function compareByLeads(a: ReportRow, b: ReportRow): number {
  const countLeads = (row: ReportRow) => Number(row['lost']) + Number(row['abandoned']);
  return countLeads(b) - countLeads(a) || compareByLabel(a, b);
}

const getStagePosition = (row: ReportRow) => STAGE_NAMES.findIndex((stage) => stage === row['key']);

const compareByStage = (a: ReportRow, b: ReportRow) => getStagePosition(a) - getStagePosition(b);

const NOT_GIVEN: Translations = { en: 'Not given', nl: 'Niet opgegeven' };

function getGroupName(group: LossGroup, key: string | null, language: Language): string {
  if (key === null) return NOT_GIVEN[language];
  return group === 'country' ? getCountryName(key, language) : translateCode(language, group, key);
}

function buildCells({ by: _by, key: _key, ...figures }: Loss, all: Loss): ReportRow {
  return {
    ...figures,
    lostShare: divide(figures.lost, all.lost),
    abandonedShare: divide(figures.abandoned, all.abandoned),
  };
}
