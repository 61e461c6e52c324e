import { addDays } from '../../common/time/calendar-dates.rules.js';
import type { Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import { LIKELIHOODS } from '../../leads/pipeline/lead.constants.js';
import { FORECAST_COLUMNS, LIKELIHOOD_COLUMNS, PROBABILITY_COLUMNS } from './forecast.columns.js';
import { type Expectation, type Expected, readExpectations } from './forecast.queries.js';
import { FORECAST_STEPS, computeHorizon, trimTail } from './forecast.rules.js';
import type {
  ReportDefinition,
  ReportRequest,
  ReportSection,
  ReportRow,
  TableFigures,
} from '../definition/report-definition.rules.js';
import { TOTAL } from '../i18n/report.constants.js';

/** The section of probabilities, printed with the figures that are weighted by them. */
const PROBABILITIES: ReportSection = {
  name: 'probabilities',
  title: { en: 'Probabilities by stage', nl: 'Kansen per fase' },
  columns: PROBABILITY_COLUMNS,
  totals: false,
  chart: null,
  read: async () => ({ rows: STAGES.map(({ stage, probability }) => ({ stage, p: probability })), totals: null }),
};

/** Shows when open leads may be decided, and which results they may bring. Formulas: docs/reports.md. */
export const forecast: ReportDefinition = {
  name: 'forecast',
  version: 3,
  columnsVersion: 1,
  title: { en: 'Forecast', nl: 'Vooruitzichten' },
  description: {
    en:
      'This report shows what the leads that are open at the end of asOf may bring, by the month or quarter in which the investor expects to ' +
      'decide, in full and weighted by the stage; decisions that are overdue, far away or without a date are rows of their own. ' +
      'The likelihood that project managers judge is shown beside it and does not count.',
    nl:
      'Dit rapport toont wat de leads die open zijn op de peildatum kunnen opbrengen, per maand of kwartaal waarin de investeerder verwacht te ' +
      'beslissen: het volle bedrag, en gewogen volgens de kans van de fase. Beslissingen waarvan de datum voorbij is, ver weg ligt of ontbreekt, staan in aparte ' +
      'rijen. De waarschijnlijkheid die projectleiders inschatten, staat ernaast en weegt niet mee.',
  },
  options: {
    groupBy: {
      values: FORECAST_STEPS,
      default: 'month',
      title: { en: 'Grouping', nl: 'Groepering' },
      description: {
        en: 'What expected decisions are put together by.',
        nl: 'Per maand of per kwartaal van de verwachte beslissing.',
      },
      translations: { month: { en: 'by month', nl: 'per maand' }, quarter: { en: 'by quarter', nl: 'per kwartaal' } },
    },
  },
  ignores: { from: {}, to: {} },
  columns: FORECAST_COLUMNS,
  intervals: 'label',
  chart: {
    kind: 'bars',
    title: { en: 'Expected and weighted jobs', nl: 'Verwachte en gewogen jobs' },
    category: 'label',
    series: ['jobs', 'weightedJobs'],
  },
  formatVariant: ({ groupBy }) => `by-${groupBy}`,
  read: readForecast,
  sections: [
    {
      name: 'likelihood',
      title: { en: 'By likelihood', nl: 'Per waarschijnlijkheid' },
      columns: LIKELIHOOD_COLUMNS,
      chart: null,
      read: readByLikelihood,
    },
    PROBABILITIES,
  ],
};

const NOTHING: Expected = { leads: 0, jobs: 0, capexEur: 0, weightedJobs: 0, weightedCapexEur: 0 };

const APART: Readonly<Record<'overdue' | 'later' | 'none', Translations>> = {
  overdue: { en: 'Overdue', nl: 'Datum voorbij' },
  later: { en: 'Later', nl: 'Later' },
  none: { en: 'No date', nl: 'Geen datum' },
};

async function readForecast(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { language } = request;
  const { steps, laterFrom } = buildHorizon(request);
  const { found, all } = await readBy(sql, request, 'decision');
  const used = new Set(found.map(({ key }) => key ?? ''));
  const calendar = used.has('later') ? steps : trimTail(steps, used);
  const rows: [string, string][] = [
    ['overdue', APART.overdue[language]],
    ...calendar.map((name): [string, string] => [name, name]),
    ['later', APART.later[language]],
    ['none', APART.none[language]],
  ];
  return {
    rows: rows.map(([key, label]) => buildRow(found, key, label)),
    totals: buildTotals(all, request),
    // Earlier days of the first step are overdue.
    covered: { from: request.period.asOf, to: addDays(laterFrom, -1) },
  };
}

/** Returns the months or quarters that a forecast shows one by one. */
function buildHorizon({ options, period }: ReportRequest) {
  const step = FORECAST_STEPS.find((candidate) => candidate === options['groupBy']) ?? 'month';
  return { step, ...computeHorizon(period.asOf, step) };
}

async function readBy(sql: SqlClient, request: ReportRequest, by: Expectation['by']) {
  const { step, laterFrom } = buildHorizon(request);
  const found = await readExpectations(sql, step, laterFrom, request);
  return { found: found.filter((one) => one.by === by), all: found.find((one) => one.by === null) };
}

const LIKELIHOOD_LABELS: Readonly<Record<(typeof LIKELIHOODS)[number], Translations>> = {
  high: { en: 'High', nl: 'Hoog' },
  medium: { en: 'Medium', nl: 'Gemiddeld' },
  low: { en: 'Low', nl: 'Laag' },
};
const NOT_JUDGED: Translations = { en: 'Not judged', nl: 'Niet ingeschat' };

async function readByLikelihood(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { found, all } = await readBy(sql, request, 'likelihood');
  const rows = LIKELIHOODS.toReversed().map((key) => buildRow(found, key, LIKELIHOOD_LABELS[key][request.language]));
  return { rows: [...rows, buildRow(found, null, NOT_JUDGED[request.language])], totals: buildTotals(all, request) };
}

function buildRow(found: readonly Expectation[], key: string | null, label: string): ReportRow {
  return { key, label, ...pickFigures(found.find((one) => one.key === key)) };
}

function buildTotals(all: Expectation | undefined, { language }: ReportRequest): ReportRow {
  return { key: null, label: TOTAL[language], ...pickFigures(all) };
}

function pickFigures(expectation: Expectation | undefined): Expected {
  const { leads, jobs, capexEur, weightedJobs, weightedCapexEur } = expectation ?? NOTHING;
  return { leads, jobs, capexEur, weightedJobs, weightedCapexEur };
}
