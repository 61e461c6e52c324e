import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getEndOfDay } from '../../common/time/calendar-dates.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import { compareByLabel, readGroupLabels } from '../leads/lead-groups.reader.js';
import { SUMMARY_COLUMNS } from './pipeline-summary.columns.js';
import { PIPELINE_SECTIONS } from './pipeline-summary-sections.report.js';
import {
  type Group,
  GROUPS,
  type FigureGroup,
  readAdvances,
  readReceivedByStage,
  readStates,
  type StateFigures,
} from '../leads/lead-history.queries.js';
import { BASIS_OPTION } from '../definition/report-basis.constants.js';
import type {
  ReportDefinition,
  ReportRequest,
  ReportRow,
  TableFigures,
} from '../definition/report-definition.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { GROUP_LABELS, TOTAL } from '../i18n/report.constants.js';
import { VOCABULARY } from '../i18n/vocabulary.constants.js';

/** Shows the open leads of the pipeline, the transitions of a period and the expected results. Formulas: docs/reports.md. */
export const pipelineSummary: ReportDefinition = {
  name: 'pipeline-summary',
  version: 6,
  columnsVersion: 1,
  dataSources: ['lead', 'touch', 'activity', 'setting'],
  title: { en: 'Pipeline summary', nl: 'Overzicht van de pijplijn' },
  description: {
    en:
      'This report shows what is in the pipeline at the end of a day, what came, moved and was closed in a period, and what it may bring: ' +
      'by stage, or by owner, country of the company, sector, channel, activity or agreement of the source. ' +
      'By stage all seven stages are there, in order; otherwise the groups with anything to show, by their names.',
    nl:
      'Dit rapport toont wat er op het einde van een dag in de pijplijn zit, wat er in een periode bijkwam, vooruitging en afgesloten werd, en wat ' +
      'het kan opbrengen: per fase, of per eigenaar, land van het bedrijf, sector, kanaal, activiteit of overeenkomst van ' +
      'herkomst. Per fase staan alle zeven fasen er, in hun volgorde; bij een andere groepering enkel de groepen waarover iets te melden valt, op naam.',
  },
  options: {
    groupBy: {
      values: GROUPS,
      default: 'stage',
      title: { en: 'Grouping', nl: 'Groepering' },
      description: { en: 'What a row is about.', nl: 'Waarover een rij gaat.' },
      translations: GROUP_LABELS,
    },
    basis: BASIS_OPTION,
  },
  columns: SUMMARY_COLUMNS,
  chart: {
    kind: 'bars',
    title: { en: 'Expected and weighted jobs', nl: 'Verwachte en gewogen jobs' },
    category: 'label',
    series: ['jobs', 'weightedJobs'],
  },
  formatVariant: ({ groupBy }) => `by-${groupBy}`,
  read: readSummary,
  sections: PIPELINE_SECTIONS,
  briefJson: true,
};

/** A row without any figures. */
const NOTHING: ReportRow = Object.fromEntries(
  SUMMARY_COLUMNS.map(({ name, kind, nullable }) => [name, nullable ? null : kind === 'text' ? '' : 0]),
);

/** The columns that count leads or transitions. A group in which all of them are 0 is left out. */
const COUNTS = ['open', 'onHold', 'new', 'advanced', 'lost', 'won', 'abandoned'] as const;

async function readSummary(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const group = parseGroup(request);
  const hasMovedOn = group === 'stage' && isKnownBeyondPeriod(request);
  return buildTable(sql, request, [
    ...(await readStates(sql, group, request)),
    ...(await readAdvances(sql, group, request)),
    ...(hasMovedOn ? await readReceivedByStage(sql, request) : []),
  ]);
}

/**
 * Returns whether anything is known after the last day of the period, so that leads may have left the stage they were
 * in then.
 */
function isKnownBeyondPeriod({ period, knownBefore }: ReportRequest): boolean {
  return getEndOfDay(period.to, AGENCY_ZONE) < knownBefore;
}

function parseGroup({ options }: ReportRequest): Group {
  return GROUPS.find((candidate) => candidate === options['groupBy']) ?? 'stage';
}

async function buildTable(
  sql: SqlClient,
  request: ReportRequest,
  figures: readonly (FigureGroup & Partial<StateFigures> & { advanced?: number })[],
): Promise<TableFigures> {
  const group = parseGroup(request);
  const totals: ReportRow = { ...NOTHING, label: TOTAL[request.language] };
  const groups = new Map<string | null, ReportRow>(group === 'stage' ? buildStageRows(request.language) : []);
  for (const { isTotal, key, ...cells } of figures) {
    if (!isTotal && !groups.has(key)) groups.set(key, { ...NOTHING, key });
    Object.assign(isTotal ? totals : groups.get(key)!, cells);
  }
  if (group === 'stage') return { rows: [...groups.values()], totals };
  const rows = [...groups.values()].filter((cells) => COUNTS.some((name) => cells[name] !== 0));
  const name = await readGroupLabels(sql, group, groups.keys(), request);
  for (const row of rows) row['label'] = name(row['key'] as string | null);
  return { rows: rows.toSorted(compareByLabel), totals };
}

/** Returns a row for every stage, in order, including stages without leads. */
function buildStageRows(language: Language): [string, ReportRow][] {
  return STAGES.map(({ stage, probability }) => {
    const label = VOCABULARY[language].stage[stage];
    return [stage, Object.assign({}, NOTHING, { key: stage, label, p: probability })];
  });
}
