import type { Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { ANNUAL_SECTIONS } from './annual-sections.report.js';
import { ANNUAL_TILES, YEAR_COLUMNS } from './annual.columns.js';
import { readYears } from './annual.reader.js';
import { sumProjects, YEARS, getYearRanges } from './annual.rules.js';
import { BASIS_OPTION } from '../definition/report-basis.constants.js';
import type {
  ReportDefinition,
  ReportRequest,
  TableFigures,
  TileFigures,
} from '../definition/report-definition.rules.js';
import { EVER } from '../definition/report-days.rules.js';
import { TOTAL } from '../i18n/report.constants.js';

/**
 * The annual report as the deputy presents it: announced investments, their origins and kinds, and their realisation.
 */
export const annual: ReportDefinition = {
  name: 'annual',
  version: 5,
  columnsVersion: 1,
  dataSources: ['lead', 'touch', 'activity', 'agreement', 'realisation', 'setting'],
  getCountedLeads: ({ to }) => {
    const { year, current } = getYearRanges(to);
    return { movedFrom: current.from, announcedFrom: `${year - YEARS + 1}-01-01` };
  },
  title: { en: 'Annual report', nl: 'Jaarverslag' },
  description: {
    en:
      'This report shows the investments announced in the calendar year of the last day of the period, up to that day, beside the year before up to the same day: ' +
      'ten years, origins, types, activities, sectors, municipalities and ultimate parents, what was realised, and the activities and agreements ' +
      'behind it. The period begins with that year, whatever the first day is.',
    nl:
      'Dit rapport toont de investeringen die aangekondigd zijn in het kalenderjaar van de einddatum, tot en met die dag, naast het jaar ervoor tot en met dezelfde dag: ' +
      'de cijfers van tien jaar, de landen van herkomst, de soorten investeringen, de bedrijfsactiviteiten, sectoren, gemeenten en moederbedrijven, wat er ' +
      'gerealiseerd is, en welke activiteiten en overeenkomsten eraan bijdroegen. De periode begint altijd op 1 januari van dat jaar.',
  },
  options: { basis: BASIS_OPTION },
  ignores: { from: {} },
  countsYear: true,
  columns: YEAR_COLUMNS,
  intervals: 'year',
  chart: {
    kind: 'bars',
    title: { en: 'Jobs and projects announced', nl: 'Aangekondigde jobs en projecten' },
    category: 'year',
    series: ['jobs'],
    lines: ['projects'],
  },
  formatVariant: () => '',
  read: readYearRows,
  tiles: {
    comparedWith: { en: 'the year before, up to the same day', nl: 'het jaar ervoor, tot en met dezelfde dag' },
    tiles: ANNUAL_TILES,
    read: readTiles,
  },
  sections: ANNUAL_SECTIONS,
};

const NOTES: readonly Translations[] = [
  {
    en:
      'Method: a project counts once, in the year in which it was announced, with the jobs and the capex announced; figures are those ' +
      'known at the end of the day of the figures. All investment types count here and are shown apart: agencies differ in which they count.',
    nl:
      'Methode: een project telt één keer, in het jaar waarin het aangekondigd werd, met de aangekondigde jobs en investering; de cijfers ' +
      'zijn die van de peildatum. Alle soorten investeringen tellen hier mee en staan verder ook apart, omdat niet elk agentschap ' +
      'dezelfde soorten meetelt.',
  },
  {
    en: 'For comparison, Flanders in 2024: 277 projects, 5,039 jobs and € 5,401,846,000 of capex.',
    nl: 'Ter vergelijking, Vlaanderen in 2024: 277 projecten, 5.039 jobs en een investering van 5.401.846.000 euro.',
  },
];

async function readYearRows(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { years, projects } = await readYears(sql, request);
  const rows = years.map((year) => {
    return {
      year: String(year),
      ...sumProjects(projects.filter(({ announcedOn }) => announcedOn.startsWith(`${year}-`))),
    };
  });
  return {
    rows,
    totals: { year: TOTAL[request.language], ...sumProjects(projects) },
    notes: NOTES.map((note) => note[request.language]),
    covered: { from: EVER, to: request.period.to },
  };
}

async function readTiles(sql: SqlClient, request: ReportRequest): Promise<Record<string, TileFigures>> {
  const { current, previous } = await readYears(sql, request);
  const [now, then] = [sumProjects(current), sumProjects(previous)];
  return {
    projects: { value: now.projects, previous: then.projects },
    jobs: { value: now.jobs, previous: then.jobs },
    capexEur: { value: now.capexEur, previous: then.capexEur },
  };
}
