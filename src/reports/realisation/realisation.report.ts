import { addDays, subtractMonths } from '../../common/time/calendar-dates.rules.js';
import type { Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { INVOLVEMENTS } from '../../leads/pipeline/lead.constants.js';
import { readAnnounced } from './announced-projects.queries.js';
import { INVOLVEMENT_COLUMNS, REALISATION_COLUMNS } from './realisation.columns.js';
import { type AnnouncedProject, isOldEnough, sumRealised } from './realisation.rules.js';
import type { DateRange } from '../definition/intervals.rules.js';
import { getFirstCountedDay } from '../definition/report-days.rules.js';
import type {
  ReportDefinition,
  ReportRequest,
  ReportRow,
  TableFigures,
} from '../definition/report-definition.rules.js';
import { sumKnown, divide } from '../statistics/statistics.rules.js';
import { TOTAL } from '../i18n/report.constants.js';

/** The months after an announcement from which on an investment can be judged. */
const MIN_MONTHS = ['0', '12', '24', '36', '48', '60'];

const formatMinMonths = (months: string): Translations =>
  months === '0'
    ? { en: 'all', nl: 'alle' }
    : {
        en: `announced at least ${months} months before the day of the figures`,
        nl: `minstens ${months} maanden vóór de peildatum aangekondigd`,
      };

/** Compares announced investments with their realisation. Formulas: docs/reports.md. */
export const realisation: ReportDefinition = {
  name: 'realisation',
  version: 4,
  columnsVersion: 1,
  dataSources: ['lead', 'realisation'],
  getCountedLeads: ({ from }, options) => ({ movedFrom: null, announcedFrom: getFirstCountedDay(from, options) }),
  title: { en: 'Realisation', nl: 'Realisatie' },
  description: {
    en:
      'This report shows what was realised of the jobs and the capex that were announced, by the year of the announcement. Only investments ' +
      'announced long enough ago are judged; the younger ones are listed apart. The wins are divided by the involvement of the agency.',
    nl:
      'Dit rapport toont wat er gerealiseerd is van de aangekondigde jobs en investeringen, per jaar van aankondiging. Enkel investeringen die lang genoeg ' +
      'geleden aangekondigd zijn, worden beoordeeld; de recentere staan apart. De gewonnen projecten zijn opgedeeld volgens de ' +
      'betrokkenheid van het agentschap.',
  },
  options: {
    minMonths: {
      values: MIN_MONTHS,
      default: '36',
      title: { en: 'Investments judged', nl: 'Beoordeelde investeringen' },
      description: {
        en: 'An investment is judged when it was announced at least so many months before asOf.',
        nl: 'Een investering wordt beoordeeld wanneer ze minstens zoveel maanden vóór de peildatum aangekondigd werd.',
      },
      translations: Object.fromEntries(MIN_MONTHS.map((months) => [months, formatMinMonths(months)])),
    },
    counting: {
      values: ['ever', 'period'],
      default: 'ever',
      title: { en: 'Counting', nl: 'Telling' },
      description: {
        en: 'Whether announcements count from the beginning until `to`, or in the period only.',
        nl: 'Of aankondigingen tellen vanaf het begin tot en met de einddatum, of enkel in de periode.',
      },
      translations: {
        ever: { en: 'from the beginning', nl: 'vanaf het begin' },
        period: { en: 'in the period', nl: 'in de periode' },
      },
    },
  },
  ignores: { from: { counting: 'ever' } },
  columns: REALISATION_COLUMNS,
  intervals: 'year',
  chart: {
    kind: 'bars',
    title: { en: 'Jobs announced and realised', nl: 'Aangekondigde en gerealiseerde jobs' },
    category: 'year',
    series: ['announcedJobs', 'realisedJobs'],
  },
  formatVariant: ({ minMonths, counting }) => `${minMonths}-months_${counting}`,
  read: (sql, request) => readYears(sql, request, true),
  sections: [
    {
      name: 'young',
      title: { en: 'Too young to judge', nl: 'Te jong om te beoordelen' },
      columns: REALISATION_COLUMNS,
      intervals: 'year',
      chart: null,
      read: (sql, request) => readYears(sql, request, false),
    },
    {
      name: 'involvement',
      title: { en: 'Involvement of the agency', nl: 'Mate van betrokkenheid' },
      columns: INVOLVEMENT_COLUMNS,
      chart: null,
      read: readInvolvement,
    },
  ],
};

function readProjects(sql: SqlClient, request: ReportRequest): Promise<AnnouncedProject[]> {
  const { period, options } = request;
  return readAnnounced(sql, { ...request, period: { ...period, from: getFirstCountedDay(period.from, options) } });
}

async function readYears(sql: SqlClient, request: ReportRequest, isJudged: boolean): Promise<TableFigures> {
  const months = Number(request.options['minMonths']);
  const projects = (await readProjects(sql, request)).filter(
    (project) => isOldEnough(project, months, request.period.asOf) === isJudged,
  );
  const years = Map.groupBy(projects, ({ announcedOn }) => announcedOn.slice(0, 4));
  const rows = [...years].map(([year, some]): ReportRow => ({ year, ...sumRealised(some) }));
  return {
    rows,
    totals: { year: TOTAL[request.language], ...sumRealised(projects) },
    covered: computeCoveredDays(request, months, isJudged),
  };
}

/** Returns the days whose announcements the table counts: those that are old enough to judge, or the younger ones. */
function computeCoveredDays({ period, options }: ReportRequest, months: number, isJudged: boolean): DateRange {
  const [from, last] = [getFirstCountedDay(period.from, options), subtractMonths(period.asOf, months)];
  if (isJudged) return { from, to: last < period.to ? last : period.to };
  return { from: last < from ? from : addDays(last, 1), to: period.to };
}

async function readInvolvement(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const wins = (await readProjects(sql, request)).filter(({ status }) => status === 'won');
  const sumJobs = (some: readonly AnnouncedProject[]) => sumKnown(some.map(({ jobs }) => jobs));
  const buildCells = (some: readonly AnnouncedProject[]): ReportRow => ({
    wins: some.length,
    winsShare: divide(some.length, wins.length),
    jobs: sumJobs(some),
    jobsShare: divide(sumJobs(some), sumJobs(wins)),
  });
  const levels = [...INVOLVEMENTS, ...(wins.some(({ involvement }) => involvement === null) ? [null] : [])];
  const rows = levels.map((level): ReportRow => {
    return { involvement: level, ...buildCells(wins.filter(({ involvement }) => involvement === level)) };
  });
  return { rows, totals: { involvement: null, ...buildCells(wins) } };
}
