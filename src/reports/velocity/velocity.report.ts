import type { Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import {
  compareByLabel,
  GROUP_COLUMN,
  buildGroupOption,
  parseLeadGroup,
  readGroupLabels,
} from '../leads/lead-groups.reader.js';
import { BASIS_OPTION } from '../definition/report-basis.constants.js';
import type {
  ReportDefinition,
  ReportRequest,
  ReportRow,
  TableFigures,
} from '../definition/report-definition.rules.js';
import { readSpans, STAGE_PAIRS } from '../leads/stage-entries.queries.js';
import { RESPONSE_COLUMNS, STAY_COLUMNS, VELOCITY_COLUMNS } from './velocity.columns.js';
import { readEnquiries, readStays, readWaits } from './velocity.queries.js';
import { type Enquiry, countResponses } from './velocity.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { divide } from '../statistics/statistics.rules.js';

/** The working days within which an answer can be due. */
const TARGET_DAYS = ['1', '2', '3', '5', '10'];

const formatWorkingDays = (days: string): Translations =>
  days === '1' ? { en: '1 working day', nl: '1 werkdag' } : { en: `${days} working days`, nl: `${days} werkdagen` };

/** Shows how fast leads go through the stages, and how fast they are answered. Formulas: docs/reports.md. */
export const velocity: ReportDefinition = {
  name: 'velocity',
  version: 3,
  columnsVersion: 1,
  dataSources: ['lead', 'interaction'],
  title: { en: 'Velocity', nl: 'Doorlooptijden' },
  description: {
    en:
      'This report shows how long leads took from stage to stage (those that reached the second one in the period), how long they stay in ' +
      'each stage, and how soon those received in the period were answered for the first time.',
    nl:
      'Dit rapport toont hoelang leads erover deden om van de ene fase in de andere te komen (leads die de tweede fase in de periode bereikten), hoelang ze in ' +
      'elke fase blijven, en hoe snel de leads van de periode een eerste antwoord kregen.',
  },
  options: {
    groupBy: buildGroupOption(),
    targetDays: {
      values: TARGET_DAYS,
      default: '2',
      title: { en: 'Answer due within', nl: 'Antwoord verwacht binnen' },
      description: {
        en: 'Working days after receivedOn within which a lead should be answered.',
        nl: 'Werkdagen na de dag van ontvangst waarbinnen een lead beantwoord moet zijn.',
      },
      translations: Object.fromEntries(TARGET_DAYS.map((days) => [days, formatWorkingDays(days)])),
    },
    basis: BASIS_OPTION,
  },
  coversYear: true,
  columns: VELOCITY_COLUMNS,
  totals: false,
  chart: null,
  formatVariant: ({ groupBy, targetDays }) => `by-${groupBy}_within-${targetDays}-days`,
  read: readVelocity,
  sections: [
    {
      name: 'stages',
      title: { en: 'Days in each stage', nl: 'Dagen per fase' },
      columns: STAY_COLUMNS,
      totals: false,
      chart: {
        kind: 'bars',
        title: { en: 'Median days in each stage', nl: 'Mediaan van het aantal dagen per fase' },
        category: 'stage',
        series: ['medianDays', 'medianOpenDays'],
      },
      read: readStages,
    },
    {
      name: 'first-response',
      title: { en: 'First response', nl: 'Eerste antwoord' },
      columns: RESPONSE_COLUMNS,
      chart: null,
      read: readResponses,
    },
  ],
};

async function readVelocity(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const group = parseLeadGroup(request.options['groupBy']);
  const spans = await readSpans(sql, GROUP_COLUMN[group], request);
  const grouped = group === 'none' ? [] : spans.filter(({ isTotal }) => !isTotal);
  const name = await readGroupLabels(
    sql,
    group,
    grouped.map(({ key }) => key),
    request,
  );
  const rows = grouped.map((span) => ({
    key: span.key,
    label: name(span.key),
    ...toStagePair(span),
    ...buildDayCells(span),
  }));
  if (group !== 'none') return { rows: rows.toSorted(compareByLabel), totals: null };
  // Without a grouping all pairs are listed, even if no lead went through them.
  const all = STAGE_PAIRS.map((pair): ReportRow => {
    const span = spans.find((one) => one.isTotal && one.from === pair.from && one.to === pair.to);
    return { key: null, label: name(null), ...toStagePair(pair), ...buildDayCells(span) };
  });
  return { rows: all, totals: null };
}

const toStagePair = ({ from, to }: { from: number; to: number }) => ({
  fromStage: STAGES[from]!.stage,
  toStage: STAGES[to]!.stage,
});

function buildDayCells(span: { leads: number; median: number | null; p75: number | null } | undefined): ReportRow {
  return { leads: span?.leads ?? 0, medianDays: span?.median ?? null, p75Days: span?.p75 ?? null };
}

async function readStages(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const [ended, open] = [await readStays(sql, request), await readWaits(sql, request)];
  const rows = STAGES.map(({ stage }): ReportRow => {
    const stay = buildDayCells(ended.find((one) => one.stage === stage));
    const wait = buildDayCells(open.find((one) => one.stage === stage));
    return {
      stage,
      stays: stay['leads']!,
      medianDays: stay['medianDays']!,
      p75Days: stay['p75Days']!,
      open: wait['leads']!,
      medianOpenDays: wait['medianDays']!,
    };
  });
  return { rows, totals: null };
}

async function readResponses(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const group = parseLeadGroup(request.options['groupBy']);
  const enquiries = await readEnquiries(sql, GROUP_COLUMN[group], request);
  // Without a grouping there is always one row, even if there are no leads.
  const groups = group === 'none' ? new Map([[null, enquiries]]) : Map.groupBy(enquiries, ({ key }) => key);
  const name = await readGroupLabels(sql, group, groups.keys(), request);
  const buildCells = (some: readonly Enquiry[]): ReportRow => {
    const responses = countResponses(some, Number(request.options['targetDays']), request.period.asOf);
    return { ...responses, withinShare: divide(responses.withinTarget, responses.judged) };
  };
  const rows = [...groups].map(([key, some]) => ({ key, label: name(key), ...buildCells(some) }));
  return {
    rows: rows.toSorted(compareByLabel),
    totals: { key: null, label: TOTAL[request.language], ...buildCells(enquiries) },
  };
}
