import { countDays } from '../../common/time/calendar-dates.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import { FUNNEL_COLUMNS, REACHED_COLUMNS, WIN_COLUMNS } from './funnel.columns.js';
import { type Closed, readClosed } from './funnel.queries.js';
import { getLastDayOfMonth, computeMaturity, divide } from '../statistics/statistics.rules.js';
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
import { type Conversion, readStageFigures, STAGE_PAIRS } from '../leads/stage-entries.queries.js';
import { TOTAL } from '../i18n/report.constants.js';

/** Shows how many of the leads that enter a stage go on to the next stage, and to the last. Formulas: docs/reports.md. */
export const funnel: ReportDefinition = {
  name: 'funnel',
  version: 3,
  columnsVersion: 1,
  dataSources: ['lead'],
  // Cohorts and their progress are point-in-time figures; only the win rate is a period figure.
  getCountedLeads: () => ({ movedFrom: null, announcedFrom: null, closedAs: ['won', 'lost', 'abandoned'] }),
  title: { en: 'Funnel', nl: 'Trechter' },
  description: {
    en:
      'This report shows how many of the leads that entered a stage in the period have ever come to the next one, and to an investment: a transition ' +
      'back takes nothing away, and a stage that was skipped counts as entered. Cohorts that are younger than the time it ' +
      'usually takes are marked. Without a first day the period is the last 12 months.',
    nl:
      'Dit rapport toont hoeveel van de leads die in de periode in een fase kwamen, ooit de volgende fase bereikten, en hoeveel een investering werden: een stap ' +
      'terug verandert daar niets aan, en een overgeslagen fase telt als bereikt. Bij groepen die jonger zijn dan de tijd die zo’n stap gewoonlijk ' +
      'duurt, staat dat vermeld. Zonder begindatum gaat het over de laatste 12 maanden.',
  },
  options: { groupBy: buildGroupOption({ month: { en: 'by month', nl: 'per maand' } }), basis: BASIS_OPTION },
  coversYear: true,
  columns: FUNNEL_COLUMNS,
  intervals: 'label',
  totals: false,
  chart: null,
  formatVariant: ({ groupBy }) => `by-${groupBy}`,
  read: readFunnel,
  sections: [
    {
      name: 'reached',
      title: { en: 'How far the leads have come', nl: 'Hoe ver de leads gekomen zijn' },
      columns: REACHED_COLUMNS,
      totals: false,
      chart: {
        kind: 'funnel',
        title: { en: 'Leads that reached each stage', nl: 'Aantal leads per bereikte fase' },
        category: 'stage',
        series: ['reached'],
      },
      read: readStagesReached,
    },
    {
      name: 'win-rate',
      title: { en: 'Win rate', nl: 'Slaagpercentage' },
      columns: WIN_COLUMNS,
      intervals: 'label',
      chart: null,
      read: readWinRate,
    },
  ],
};

const isByMonth = ({ options }: ReportRequest) => options['groupBy'] === 'month';

/** Returns the grouping for the queries: the months of the period, or a column. */
const chooseGrouping = (request: ReportRequest) =>
  isByMonth(request) ? 'month' : GROUP_COLUMN[parseLeadGroup(request.options['groupBy'])];

/** Returns a function that names groups; months are shown as they are. */
async function readGroupNames(sql: SqlClient, keys: readonly (string | null)[], request: ReportRequest) {
  if (isByMonth(request)) return (key: string | null) => key ?? '';
  return readGroupLabels(sql, parseLeadGroup(request.options['groupBy']), keys, request);
}

/**
 * Reads all eleven pairs of stages for every group that has a lead in any of them. Without a grouping, all eleven rows
 * are returned even if there is no lead.
 */
export async function readFunnel(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { asOf, from, to } = request.period;
  const { conversions, spans } = await readStageFigures(sql, chooseGrouping(request), request);
  const together = request.options['groupBy'] === 'none' ? [null] : [];
  const keys = [...new Set<string | null>([...together, ...conversions.map(({ key }) => key)])];
  const name = await readGroupNames(sql, keys, request);
  const found = new Map(conversions.map((one) => [buildCellKey(one.key, one), one]));
  const groups = keys.map((key) => ({ key, label: name(key) })).toSorted(compareByLabel);
  const rows = groups.flatMap(({ key, label }) => {
    const isMonth = isByMonth(request) && key !== null;
    const firstDay = isMonth ? pickLater(`${key}-01`, from) : from;
    const lastDay = isMonth ? pickEarlier(getLastDayOfMonth(key), to) : to;
    // The leads of a cohort are on average as old as the middle of the days on which they could enter.
    const cohortAge = Math.floor((countDays(firstDay, asOf) + countDays(lastDay, asOf)) / 2);
    return STAGE_PAIRS.map((pair): ReportRow => {
      const { entered, reached } = found.get(buildCellKey(key, pair)) ?? { entered: 0, reached: 0 };
      const span = spans.find((one) => one.from === pair.from && one.to === pair.to);
      const medianDays = span?.median ?? null;
      return {
        key,
        label,
        fromStage: STAGES[pair.from]!.stage,
        toStage: STAGES[pair.to]!.stage,
        entered,
        reached,
        conversion: divide(reached, entered),
        medianDays,
        cohortAge,
        maturity: computeMaturity(cohortAge, medianDays),
      };
    });
  });
  return { rows, totals: null, ...buildCovered(request) };
}

/** Returns the days that the months cover, of a report by month. */
const buildCovered = (request: ReportRequest): Pick<TableFigures, 'covered'> =>
  isByMonth(request) ? { covered: request.period } : {};

const buildCellKey = (key: string | null, { from, to }: Pick<Conversion, 'from' | 'to'>) => `${from} ${to} ${key}`;

const pickEarlier = (a: string, b: string) => (a < b ? a : b);
const pickLater = (a: string, b: string) => (a < b ? b : a);

async function readStagesReached(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { reached } = await readStageFigures(sql, chooseGrouping(request), request);
  const rows = STAGES.map(({ stage }, place) => {
    return { stage, reached: reached[place]!, share: divide(reached[place]!, reached[0]!) };
  });
  return { rows, totals: null };
}

async function readWinRate(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const closed = await readClosed(sql, chooseGrouping(request), request);
  const groups = closed.filter(({ isTotal }) => !isTotal);
  const keys = groups.map(({ key }) => key);
  const name = await readGroupNames(sql, keys, request);
  const rows = groups
    .map((one) => ({ key: one.key, label: name(one.key), ...buildCells(one) }))
    .toSorted(compareByLabel);
  const all = closed.find(({ isTotal }) => isTotal) ?? { won: 0, lost: 0, abandoned: 0 };
  return { rows, totals: { key: null, label: TOTAL[request.language], ...buildCells(all) }, ...buildCovered(request) };
}

function buildCells({ won, lost, abandoned }: Pick<Closed, 'won' | 'lost' | 'abandoned'>): ReportRow {
  return { won, lost, abandoned, winRate: divide(won, won + lost + abandoned) };
}
