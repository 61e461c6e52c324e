import type { Translations } from '../../common/reference/languages.constants.js';
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
import { ANNOUNCED_DAY_RULE } from '../leads/announcement-days.queries.js';

const PROJECTS = toPeriodFigure(
  buildCountColumn(
    'projects',
    'projects',
    { en: 'Projects', nl: 'Projecten' },
    {
      en: `Investments announced, each once: leads in announced or invested at the end of asOf that were not lost or abandoned. ${ANNOUNCED_DAY_RULE.en}`,
      nl: `Aangekondigde investeringen, elk één keer: leads in de fase Aangekondigd of Geïnvesteerd op de peildatum die niet verloren of stopgezet zijn. ${ANNOUNCED_DAY_RULE.nl}`,
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
    { en: 'Capex', nl: 'Investering' },
    { en: 'Σ announcedCapexEur.', nl: 'Som van de aangekondigde investeringsbedragen.' },
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
    nl: 'Het jaar waarin de investeringen aangekondigd werden; het laatste jaar telt tot en met de einddatum.',
  },
};

/** The columns of the table of ten years. */
export const YEAR_COLUMNS: readonly ReportColumn[] = [YEAR, PROJECTS, JOBS, SAFEGUARDED, CAPEX];

/** The number of months after which an investment is judged by its realised figures. */
export const JUDGED_AFTER = 36;

/** The columns of the table of ten years with announced and realised figures. */
export const ANNUAL_REALISED_COLUMNS: readonly ReportColumn[] = [
  YEAR,
  ...REALISED_COLUMNS.map((column) => (column.kind === 'ratio' ? addJudgedCondition(column) : column)),
];

/** Adds to the definition of a ratio that it is left out where something was announced too recently. */
function addJudgedCondition(column: ReportColumn): ReportColumn {
  const { en, nl } = column.definition;
  return {
    ...column,
    definition: {
      en: `${en} Null too unless everything was announced at least ${JUDGED_AFTER} months before asOf.`,
      nl: `${nl} Ook leeg zolang niet alles minstens ${JUDGED_AFTER} maanden vóór de peildatum aangekondigd is.`,
    },
  };
}

const SHARES: readonly ReportColumn[] = [
  PROJECTS,
  buildRatioColumn(
    'projectsShare',
    { en: 'Share of projects', nl: 'Aandeel projecten' },
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
    { en: 'Share of capex', nl: 'Aandeel investering' },
    {
      en: 'capexEur ÷ all capex of the year. Null where there is none.',
      nl: 'Investering ÷ alle investeringen van het jaar. Leeg waar er geen zijn.',
    },
  ),
  buildCountColumn(
    'previousProjects',
    'projects',
    { en: 'Projects the year before', nl: 'Projecten jaar ervoor' },
    {
      en: 'Projects of the year before, up to the same day.',
      nl: 'Het aantal projecten van het jaar ervoor, tot en met dezelfde dag.',
    },
  ),
].map((column) => toPeriodFigure(column));

/** The texts of the columns that identify and name the parts that the projects of the year are divided into. */
export interface PartTexts {
  title: Translations;
  /** The definition of the names of the parts. */
  definition: Translations;
  /** The definition of the keys of the parts. */
  key: Translations;
}

const buildPartNameColumns = ({ title, definition, key }: PartTexts): ReportColumn[] => [
  buildKeyColumn(key),
  buildLabelColumn(title, definition),
];

/** Builds the columns of a table that divides the projects of the year. */
export const buildPartColumns = (part: PartTexts): readonly ReportColumn[] => [
  ...buildPartNameColumns(part),
  ...SHARES,
];

/** Builds the columns of a table that divides the projects of the year into parts with ranks. */
export const buildRankedColumns = (part: PartTexts): readonly ReportColumn[] => [
  ...[
    buildNullableColumn(
      'rank',
      'integer',
      'rank',
      { en: 'Rank', nl: 'Rang' },
      {
        en: 'By projects; then by jobs, capex and code. Null for a country without projects, for the other countries together and for the totals.',
        nl: 'Plaats volgens het aantal projecten; bij een gelijke stand volgens de jobs, de investering en ten slotte de landcode. Leeg voor een land zonder projecten, voor de andere landen samen en voor de totalen.',
      },
    ),
    buildNullableColumn(
      'rankChange',
      'integer',
      'rank',
      { en: 'Change', nl: 'Verschil' },
      {
        en: 'Places gained since the year before; negative: lost. Null for a country without projects in one of the two years.',
        nl: 'Het aantal plaatsen gewonnen sinds het jaar ervoor; een negatief getal betekent plaatsen verloren. Leeg voor een land zonder projecten in een van beide jaren.',
      },
    ),
  ].map((column) => toPeriodFigure(column)),
  ...buildPartNameColumns(part),
  ...SHARES,
];
