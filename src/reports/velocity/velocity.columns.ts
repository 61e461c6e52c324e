import type { ReportColumn } from '../definition/report-definition.rules.js';
import { PAIR_COLUMNS } from '../funnel/funnel.columns.js';
import {
  buildCountColumn,
  buildDaysColumn,
  toPeriodFigure,
  buildKeyColumn,
  buildLabelColumn,
  buildNullableColumn,
  buildRatioColumn,
  buildTextColumn,
} from '../definition/report-column.factory.js';

const GROUP = [
  buildKeyColumn({
    en: 'The id or code of what the leads have in common; null for all leads and for those without one.',
    nl: 'De id of code van wat de leads van de rij gemeen hebben. Leeg voor alle leads samen, en voor leads zonder zo’n kenmerk.',
  }),
  buildLabelColumn(
    { en: 'Leads', nl: 'Leads' },
    {
      en: 'The leads of the row, by the name known at the end of asOf.',
      nl: 'De leads van de rij, met de naam zoals bekend op de peildatum.',
    },
  ),
];

/** The columns of the time from stage to stage. */
export const VELOCITY_COLUMNS: readonly ReportColumn[] = [
  ...GROUP,
  ...PAIR_COLUMNS,
  ...[
    buildCountColumn(
      'leads',
      'leads',
      { en: 'Reached B', nl: 'B bereikt' },
      {
        en: 'Leads that first entered B in the period, as known at the end of asOf; a stage that was skipped counts as entered.',
        nl: 'Leads die in de periode voor het eerst in B kwamen, zoals bekend op de peildatum; een overgeslagen fase telt als bereikt.',
      },
    ),
    buildDaysColumn(
      'medianDays',
      { en: 'Median (days)', nl: 'Mediaan (dagen)' },
      {
        en: 'Median of the days between the first entries of A and of B.',
        nl: 'Mediaan van het aantal dagen tussen de eerste keer in A en de eerste keer in B.',
      },
    ),
    buildDaysColumn(
      'p75Days',
      { en: '75th percentile (days)', nl: '75e percentiel (dagen)' },
      {
        en: '75th percentile of the same days: three in four leads took no longer.',
        nl: '75e percentiel van dezelfde dagen: drie op de vier leads deden er niet langer over.',
      },
    ),
  ].map((column) => toPeriodFigure(column)),
];

/** The columns of the days in each stage. */
export const STAY_COLUMNS: readonly ReportColumn[] = [
  {
    ...buildTextColumn(
      'stage',
      { en: 'Stage', nl: 'Fase' },
      { en: 'The stage that the leads were or are in.', nl: 'De fase waarin de leads zaten of zitten.' },
    ),
    codes: 'stage',
  },
  ...[
    buildCountColumn(
      'stays',
      'leads',
      { en: 'Stays ended', nl: 'Beëindigde verblijven' },
      {
        en: 'Stays of open leads that ended in the period: with a transition to another stage, forward or back, or lost or abandoned.',
        nl: 'Het aantal keren dat een open lead in de periode de fase verliet: door een stap vooruit of terug, of omdat hij verloren ging of stopgezet werd.',
      },
    ),
    buildDaysColumn(
      'medianDays',
      { en: 'Median stay (days)', nl: 'Mediaan verblijf (dagen)' },
      {
        en: 'Median of the days that these leads were in the stage.',
        nl: 'Mediaan van het aantal dagen dat deze leads in de fase zaten.',
      },
    ),
    buildDaysColumn(
      'p75Days',
      { en: '75th percentile (days)', nl: '75e percentiel (dagen)' },
      { en: '75th percentile of the same days.', nl: '75e percentiel van dezelfde dagen.' },
    ),
  ].map((column) => toPeriodFigure(column)),
  buildCountColumn(
    'open',
    'leads',
    { en: 'Still open', nl: 'Nog open' },
    {
      en: 'Leads that are open in the stage at the end of asOf.',
      nl: 'Leads die op de peildatum open zijn en in de fase zitten.',
    },
  ),
  buildDaysColumn(
    'medianOpenDays',
    { en: 'Median so far (days)', nl: 'Mediaan lopend (dagen)' },
    {
      en: 'Median, over these, of the days from stageEnteredOn to asOf.',
      nl: 'Mediaan, over deze leads, van het aantal dagen sinds het begin van de fase tot de peildatum.',
    },
  ),
];

/** The columns of the first response. */
export const RESPONSE_COLUMNS: readonly ReportColumn[] = [
  ...GROUP,
  ...[
    buildCountColumn(
      'leads',
      'leads',
      { en: 'Received', nl: 'Ontvangen' },
      { en: 'Leads received in the period.', nl: 'Leads ontvangen in de periode.' },
    ),
    buildCountColumn(
      'answered',
      'leads',
      { en: 'Answered', nl: 'Beantwoord' },
      {
        en: 'Leads with an outbound interaction on or after receivedOn, as known at the end of asOf.',
        nl: 'Leads met een uitgaande interactie op of na de dag van ontvangst, zoals bekend op de peildatum.',
      },
    ),
    buildCountColumn(
      'unanswered',
      'leads',
      { en: 'Not answered', nl: 'Niet beantwoord' },
      { en: 'leads − answered.', nl: 'Ontvangen − beantwoord.' },
    ),
    buildNullableColumn(
      'medianHours',
      'number',
      'hours',
      { en: 'Median (hours)', nl: 'Mediaan (uren)' },
      {
        en: 'Median hours from the beginning of receivedOn, Brussels time, to the first outbound interaction. Null where none was answered.',
        nl: 'Mediaan van het aantal uren vanaf het begin van de dag van ontvangst (Brusselse tijd) tot de eerste uitgaande interactie. Leeg waar geen lead beantwoord is.',
      },
    ),
    buildNullableColumn(
      'p75Hours',
      'number',
      'hours',
      { en: '75th percentile (hours)', nl: '75e percentiel (uren)' },
      { en: '75th percentile of the same hours.', nl: '75e percentiel van dezelfde uren.' },
    ),
    buildCountColumn(
      'judged',
      'leads',
      { en: 'Judged', nl: 'Beoordeeld' },
      {
        en: 'Leads that were answered, or whose time was over by the end of asOf; a lead that can still be answered in time is not judged.',
        nl: 'Leads die beantwoord zijn of waarvan de termijn op de peildatum voorbij was; een lead die nog op tijd beantwoord kan worden, telt niet mee.',
      },
    ),
    buildCountColumn(
      'withinTarget',
      'leads',
      { en: 'In time', nl: 'Op tijd' },
      {
        en: 'Leads answered at most so many working days after receivedOn; public holidays count as working days, Saturdays and Sundays do not.',
        nl: 'Leads die beantwoord zijn binnen het verwachte aantal werkdagen na de dag van ontvangst; feestdagen tellen als werkdagen, zaterdagen en zondagen niet.',
      },
    ),
    buildRatioColumn(
      'withinShare',
      { en: 'Share in time', nl: 'Aandeel op tijd' },
      {
        en: 'withinTarget ÷ judged. Null where none is judged.',
        nl: 'Op tijd ÷ beoordeeld. Leeg waar geen lead beoordeeld is.',
      },
    ),
  ].map((column) => toPeriodFigure(column)),
];
