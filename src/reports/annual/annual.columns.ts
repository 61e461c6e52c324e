import { REALISED_COLUMNS } from '../realisation/realisation.columns.js';
import type { ReportColumn, ReportTile } from '../definition/report-definition.rules.js';
import {
  buildCountColumn,
  buildEuroColumn,
  toPeriodFigure,
  buildKeyColumn,
  buildLabelColumn,
  buildNullableColumn,
  buildRatioColumn,
} from '../definition/report-column.factory.js';

const PROJECTS = toPeriodFigure(
  buildCountColumn(
    'projects',
    'projects',
    { en: 'Projects', nl: 'Projecten' },
    {
      en: 'Investments announced, each once: leads in announced or invested at the end of asOf that were not lost or abandoned.',
      nl: 'Aangekondigde investeringen, elk één keer: leads in de fase Aangekondigd of Geïnvesteerd op de peildatum die niet verloren of stopgezet zijn.',
    },
  ),
);
const JOBS = toPeriodFigure(
  buildCountColumn(
    'jobs',
    'jobs',
    { en: 'Jobs', nl: 'Jobs' },
    { en: 'Σ announcedJobs.', nl: 'Som van de aangekondigde jobs.' },
  ),
);
const SAFEGUARDED = toPeriodFigure(
  buildCountColumn(
    'jobsSafeguarded',
    'jobs',
    { en: 'Jobs safeguarded', nl: 'Behouden jobs' },
    {
      en: 'Σ jobsSafeguarded. They are not among the jobs announced.',
      nl: 'Som van de behouden jobs. Ze horen niet bij de aangekondigde jobs.',
    },
  ),
);
const CAPEX = toPeriodFigure(
  buildEuroColumn(
    'capexEur',
    { en: 'Capex', nl: 'Capex' },
    { en: 'Σ announcedCapexEur.', nl: 'Som van de aangekondigde capex.' },
  ),
);

/** The headline figures of the year. */
export const ANNUAL_TILES: readonly ReportTile[] = [PROJECTS, JOBS, CAPEX];

const YEAR: ReportColumn = {
  name: 'year',
  title: { en: 'Year', nl: 'Jaar' },
  kind: 'text',
  unit: 'years',
  definition: {
    en: 'The year in which the investments were announced; the last one up to the last day of the period.',
    nl: 'Het jaar waarin de investeringen aangekondigd werden; het laatste tot en met de einddatum.',
  },
};

/** The columns of the table of ten years. */
export const YEAR_COLUMNS: readonly ReportColumn[] = [YEAR, PROJECTS, JOBS, SAFEGUARDED, CAPEX];

/** The columns of the table of ten years with announced and realised figures. */
export const ANNUAL_REALISED_COLUMNS: readonly ReportColumn[] = [YEAR, ...REALISED_COLUMNS];

const PART_KEY = buildKeyColumn({
  en: 'Its code. Null where it is not known, and for the totals.',
  nl: 'De code. Leeg waar ze niet bekend is, en voor de totalen.',
});

const NAME = buildLabelColumn(
  { en: 'Part', nl: 'Deel' },
  { en: 'What the row is about.', nl: 'Waarover de rij gaat.' },
);

const SHARES: readonly ReportColumn[] = [
  PROJECTS,
  buildRatioColumn(
    'projectsShare',
    { en: 'Share', nl: 'Aandeel' },
    {
      en: 'projects ÷ all projects of the year. Null where there are none.',
      nl: 'Projecten ÷ alle projecten van het jaar. Leeg waar er geen zijn.',
    },
  ),
  JOBS,
  buildRatioColumn(
    'jobsShare',
    { en: 'Share of jobs', nl: 'Aandeel jobs' },
    {
      en: 'jobs ÷ all jobs of the year. Null where there are none.',
      nl: 'Jobs ÷ alle jobs van het jaar. Leeg waar er geen zijn.',
    },
  ),
  SAFEGUARDED,
  CAPEX,
  buildRatioColumn(
    'capexShare',
    { en: 'Share of capex', nl: 'Aandeel capex' },
    {
      en: 'capexEur ÷ all capex of the year. Null where there is none.',
      nl: 'Capex ÷ alle capex van het jaar. Leeg waar er geen is.',
    },
  ),
  buildCountColumn(
    'previousProjects',
    'projects',
    { en: 'Year before', nl: 'Jaar ervoor' },
    {
      en: 'Projects of the year before, up to the same day.',
      nl: 'Projecten van het jaar ervoor, tot dezelfde dag.',
    },
  ),
].map((column) => toPeriodFigure(column));

/** The columns of a table that divides the projects of the year. */
export const PART_COLUMNS: readonly ReportColumn[] = [PART_KEY, NAME, ...SHARES];

/** The columns of the table of the countries that investors came from. */
export const ORIGIN_COLUMNS: readonly ReportColumn[] = [
  ...[
    buildNullableColumn(
      'rank',
      'integer',
      'rank',
      { en: 'Rank', nl: 'Rang' },
      {
        en: 'By projects; then by jobs, capex and code. Null for a country without projects, for the rest and for the totals.',
        nl: 'Volgens projecten; daarna volgens jobs, capex en code. Leeg voor een land zonder projecten, voor de rest en voor de totalen.',
      },
    ),
    buildNullableColumn(
      'rankChange',
      'integer',
      'rank',
      { en: 'Change', nl: 'Verschil' },
      {
        en: 'Places gained since the year before; negative: lost. Null for a country without projects in one of the two years.',
        nl: 'Gewonnen plaatsen sinds het jaar ervoor; negatief: verloren. Leeg voor een land zonder projecten in een van beide jaren.',
      },
    ),
  ].map((column) => toPeriodFigure(column)),
  PART_KEY,
  NAME,
  ...SHARES,
];
