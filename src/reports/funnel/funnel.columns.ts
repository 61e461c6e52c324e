import type { ReportColumn } from '../definition/report-definition.rules.js';
import {
  buildCountColumn,
  buildDaysColumn,
  toPeriodFigure,
  buildKeyColumn,
  buildLabelColumn,
  buildRatioColumn,
  buildTextColumn,
} from '../definition/report-column.factory.js';

const GROUP = [
  buildKeyColumn({
    en: 'The common trait of the leads: none, or the id or code of the grouping, or the month in which they entered. Null for leads without one.',
    nl: 'Het gemeenschappelijke kenmerk van de leads: geen, de id of code van de groepering, of de maand waarin ze in A kwamen. Leeg voor leads zonder zo’n kenmerk.',
  }),
  buildLabelColumn(
    { en: 'Leads', nl: 'Leads' },
    {
      en: 'The leads of the row, by the name known at the end of asOf.',
      nl: 'De leads van de rij, met de naam zoals bekend op de peildatum.',
    },
  ),
];

/** The columns of a pair of stages, shared by all reports that have them. */
export const PAIR_COLUMNS: readonly ReportColumn[] = [
  {
    ...buildTextColumn(
      'fromStage',
      { en: 'From (A)', nl: 'Van (A)' },
      {
        en: 'The first of the two stages, called A in the other definitions.',
        nl: 'De eerste van de twee fasen, in de andere definities A genoemd.',
      },
    ),
    codes: 'stage',
    formerName: 'from',
  },
  {
    ...buildTextColumn(
      'toStage',
      { en: 'To (B)', nl: 'Naar (B)' },
      {
        en: 'The second of the two stages, called B in the other definitions.',
        nl: 'De tweede van de twee fasen, in de andere definities B genoemd.',
      },
    ),
    codes: 'stage',
    formerName: 'to',
  },
];

/** The columns of the funnel. */
export const FUNNEL_COLUMNS: readonly ReportColumn[] = [
  ...GROUP,
  ...PAIR_COLUMNS,
  buildCountColumn(
    'entered',
    'leads',
    { en: 'Entered A', nl: 'In A gekomen' },
    {
      en:
        'The cohort: leads that first entered A in the period. A lead enters the first stage when it is received, and a stage ' +
        'that a transition skips together with the one that it reaches. Archived leads count nowhere; confidential ones count everywhere.',
      nl:
        'De groep: leads die in de periode voor het eerst in A kwamen. Een lead komt in de eerste fase op de dag dat hij ontvangen ' +
        'wordt, en in een overgeslagen fase op de dag dat hij in de volgende komt. Gearchiveerde leads tellen niet mee, vertrouwelijke wel.',
    },
  ),
  buildCountColumn(
    'reached',
    'leads',
    { en: 'Reached B', nl: 'B bereikt' },
    {
      en: 'Leads of the cohort that had ever entered B by the end of asOf, whatever became of them later.',
      nl: 'Leads van de groep die ten laatste op de peildatum in B gekomen zijn, wat er later ook mee gebeurde.',
    },
  ),
  buildRatioColumn(
    'conversion',
    { en: 'Conversion', nl: 'Doorstroming' },
    {
      en: 'reached ÷ entered. Null where none entered.',
      nl: 'B bereikt ÷ in A gekomen. Leeg waar er geen leads in A kwamen.',
    },
  ),
  buildDaysColumn(
    'medianDays',
    { en: 'Median A to B (days)', nl: 'Mediaan A tot B (dagen)' },
    {
      en: 'Median days between the first entries of A and B, over every lead that had ever reached B by the end of asOf.',
      nl: 'Mediaan van het aantal dagen tussen de eerste keer in A en de eerste keer in B, voor alle leads die ten laatste op de peildatum B bereikten.',
    },
  ),
  buildCountColumn(
    'cohortAge',
    'days',
    { en: 'Age of the cohort (days)', nl: 'Leeftijd van de groep (dagen)' },
    {
      en: 'Days from the middle of the days on which the cohort could grow to asOf.',
      nl: 'Het aantal dagen tot de peildatum, geteld vanaf het midden van de periode waarin leads in A konden komen.',
    },
  ),
  {
    ...buildTextColumn(
      'maturity',
      { en: 'Maturity', nl: 'Rijpheid' },
      {
        en: 'Too young to judge (immature): the cohort is younger than the median from A to B, and its conversion will still grow. Not known (unknown): nobody has ever reached B.',
        nl: 'Te jong om te beoordelen: de groep is jonger dan de mediaan van A tot B, zodat de doorstroming nog zal stijgen. Niet bekend: geen enkele lead bereikte ooit B.',
      },
    ),
    codes: 'maturity',
  },
];

/** The columns of the win rate. */
export const WIN_COLUMNS: readonly ReportColumn[] = [
  ...GROUP,
  ...[
    buildCountColumn(
      'won',
      'leads',
      { en: 'Won', nl: 'Gewonnen' },
      {
        en: 'Leads that are won at the end of asOf, and were closed in the period.',
        nl: 'Leads die gewonnen zijn op de peildatum en in de periode afgesloten werden.',
      },
    ),
    buildCountColumn(
      'lost',
      'leads',
      { en: 'Lost', nl: 'Verloren' },
      {
        en: 'Leads that are lost at the end of asOf, and were closed in the period.',
        nl: 'Leads die verloren zijn op de peildatum en in de periode afgesloten werden.',
      },
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
      'winRate',
      { en: 'Win rate', nl: 'Slaagpercentage' },
      {
        en: 'won ÷ (won + lost + abandoned). Null where none was closed.',
        nl: 'Gewonnen ÷ (gewonnen + verloren + stopgezet). Leeg waar er geen afgesloten werd.',
      },
    ),
  ].map((column) => toPeriodFigure(column)),
];

/** The columns of the stages that the leads of the period have reached. */
export const REACHED_COLUMNS: readonly ReportColumn[] = [
  {
    ...buildTextColumn(
      'stage',
      { en: 'Stage', nl: 'Fase' },
      { en: 'The stage that the leads have reached.', nl: 'De fase die de leads bereikt hebben.' },
    ),
    codes: 'stage',
  },
  buildCountColumn(
    'reached',
    'leads',
    { en: 'Reached', nl: 'Bereikt' },
    {
      en: 'Leads received in the period that had ever entered the stage by the end of asOf.',
      nl: 'Leads die in de periode ontvangen zijn en ten laatste op de peildatum in deze fase gekomen zijn.',
    },
  ),
  buildRatioColumn(
    'share',
    { en: 'Of all received', nl: 'Aandeel van de ontvangen leads' },
    { en: 'reached ÷ leads received in the period.', nl: 'Bereikt ÷ alle leads die in de periode ontvangen zijn.' },
  ),
];
