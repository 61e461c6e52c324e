import type { ReportColumn } from '../definition/report-definition.rules.js';
import {
  buildCountColumn,
  buildEuroColumn,
  toPeriodFigure,
  buildKeyColumn,
  buildLabelColumn,
  buildRatioColumn,
} from '../definition/report-column.factory.js';

const KEY = buildKeyColumn({
  en: 'The code of the reason, the stage, or the ISO country code. Null where none was given, and for the totals.',
  nl: 'De code van de reden, de fase of het land. Leeg waar er geen opgegeven is, en voor de totalen.',
});

const FIGURES: readonly ReportColumn[] = [
  buildCountColumn(
    'lost',
    'leads',
    { en: 'Lost', nl: 'Verloren' },
    {
      en: 'Leads that are lost at the end of asOf, and were closed in the period. One that was reopened is not among them.',
      nl: 'Leads die verloren zijn op de peildatum en in de periode afgesloten werden. Een heropende lead hoort daar niet bij.',
    },
  ),
  buildRatioColumn(
    'lostShare',
    { en: 'Share of lost', nl: 'Aandeel verloren' },
    {
      en: 'lost ÷ all lost. Null where none was lost.',
      nl: 'Verloren leads van de rij ÷ alle verloren leads. Leeg waar er geen verloren ging.',
    },
  ),
  buildCountColumn(
    'lostJobs',
    'jobs',
    { en: 'Jobs lost', nl: 'Misgelopen jobs' },
    { en: 'Σ jobsExpected of the lost leads.', nl: 'Som van de verwachte jobs van de verloren leads.' },
  ),
  buildEuroColumn(
    'lostCapexEur',
    { en: 'Capex lost', nl: 'Misgelopen investering' },
    { en: 'Σ capexEur of the lost leads.', nl: 'Som van de geplande investeringsbedragen van de verloren leads.' },
  ),
  buildCountColumn(
    'abandoned',
    'leads',
    { en: 'Abandoned', nl: 'Stopgezet' },
    {
      en: 'Leads that are abandoned at the end of asOf, and were closed in the period.',
      nl: 'Leads die stopgezet zijn op de peildatum en in de periode afgesloten werden.',
    },
  ),
  buildRatioColumn(
    'abandonedShare',
    { en: 'Share of abandoned', nl: 'Aandeel stopgezet' },
    {
      en: 'abandoned ÷ all abandoned. Null where none was abandoned.',
      nl: 'Stopgezette leads van de rij ÷ alle stopgezette leads. Leeg waar er geen stopgezet werd.',
    },
  ),
  buildCountColumn(
    'abandonedJobs',
    'jobs',
    { en: 'Jobs abandoned', nl: 'Jobs stopgezette leads' },
    { en: 'Σ jobsExpected of the abandoned leads.', nl: 'Som van de verwachte jobs van de stopgezette leads.' },
  ),
  buildEuroColumn(
    'abandonedCapexEur',
    { en: 'Capex abandoned', nl: 'Investering stopgezette leads' },
    {
      en: 'Σ capexEur of the abandoned leads.',
      nl: 'Som van de geplande investeringsbedragen van de stopgezette leads.',
    },
  ),
].map((column) => toPeriodFigure(column));

/** The columns of lost and abandoned leads by reason. */
export const REASON_COLUMNS: readonly ReportColumn[] = [
  KEY,
  buildLabelColumn(
    { en: 'Reason', nl: 'Reden' },
    {
      en: 'The reason why the leads were lost or abandoned.',
      nl: 'De reden waarom de leads verloren of stopgezet werden.',
    },
  ),
  ...FIGURES,
];

/** The columns of lost and abandoned leads by their last stage. */
export const LOST_STAGE_COLUMNS: readonly ReportColumn[] = [
  KEY,
  buildLabelColumn(
    { en: 'Stage', nl: 'Fase' },
    {
      en: 'The stage that the leads were lost or abandoned in.',
      nl: 'De fase waarin de leads verloren of stopgezet werden.',
    },
  ),
  ...FIGURES,
];

/** The columns of lost and abandoned leads by the country they were lost to. */
export const COMPETITOR_COLUMNS: readonly ReportColumn[] = [
  KEY,
  buildLabelColumn(
    { en: 'Lost to', nl: 'Verloren aan' },
    { en: 'The country that the investor chose instead.', nl: 'Het land dat de investeerder in de plaats koos.' },
  ),
  ...FIGURES,
];
