import type { ReportColumn } from '../definition/report-definition.rules.js';

const NONE_KNOWN = {
  en: 'Null where either is not known or there are none.',
  nl: 'Leeg waar een van beide ontbreekt.',
};

const buildCostColumn = (
  name: string,
  title: ReportColumn['title'],
  column: string,
  counted: string,
): ReportColumn => ({
  name,
  title,
  kind: 'money',
  decimals: 2,
  nullable: true,
  unit: 'EUR',
  isPeriodFigure: true,
  definition: { en: `cost ÷ ${column}. ${NONE_KNOWN.en}`, nl: `Kosten ÷ ${counted}. ${NONE_KNOWN.nl}` },
});

/** The columns of the activity attribution. */
export const ATTRIBUTION_COLUMNS: readonly ReportColumn[] = [
  {
    name: 'type',
    title: { en: 'Type', nl: 'Type' },
    kind: 'text',
    unit: 'text',
    codes: 'attributionType',
    definition: {
      en:
        'The type of the row. Activity, agreement, country or kind of activity: the row is one of these. None: activities without ' +
        'an agreement or a country. Channel: leads that neither an activity nor an agreement had touched. Unattributed: leads that ' +
        'nothing had touched in time. Total: the totals.',
      nl:
        'Het onderwerp van de rij: een activiteit, overeenkomst, land of soort activiteit. Geen: activiteiten zonder overeenkomst of land. ' +
        'Kanaal: leads zonder contactmoment met een activiteit of overeenkomst. Niet toegewezen: leads zonder enig contactmoment ' +
        'binnen de termijn. Totaal: de totalen.',
    },
  },
  {
    name: 'key',
    title: { en: 'Key', nl: 'Sleutel' },
    kind: 'text',
    nullable: true,
    unit: 'text',
    hidden: true,
    definition: {
      en: 'The id of the activity or agreement, the country code, the kind or the channel. Null where there is none.',
      nl: 'De id van de activiteit of overeenkomst, de landcode, de soort of het kanaal. Leeg waar er geen is.',
    },
  },
  {
    name: 'label',
    title: { en: 'Name', nl: 'Naam' },
    kind: 'text',
    unit: 'text',
    definition: {
      en: 'The name of the activity, agreement, country, kind or channel, as it was known at the end of asOf.',
      nl: 'De naam van de activiteit, de overeenkomst, het land, de soort of het kanaal, zoals bekend op de peildatum.',
    },
  },
  {
    name: 'partOf',
    title: { en: 'Part of', nl: 'Deel van' },
    kind: 'text',
    nullable: true,
    unit: 'text',
    hidden: true,
    definition: {
      en:
        'The key of what the row is summed up into by the next grouping: activity → roadshow → agreement → twinning. ' +
        'Null at the top, and for the other groupings.',
      nl:
        'De sleutel van de rij waarin deze bij de volgende groepering opgaat: activiteit → roadshow → overeenkomst → ' +
        'verbroedering. Leeg bovenaan en bij de andere groeperingen.',
    },
  },
  {
    name: 'cost',
    title: { en: 'Cost', nl: 'Kosten' },
    kind: 'money',
    nullable: true,
    unit: 'EUR',
    isPeriodFigure: true,
    definition: {
      en:
        'Σ costEur of the activities in the row: those that began in the period and those that figures of it are credited to, ' +
        'each with everything it is a part of and that is a part of it. Every cost stands on one activity. Null where none is known.',
      nl:
        'Som van de kosten van de activiteiten die in de periode begonnen en die waaraan cijfers van de rij toegewezen zijn, elk met de ' +
        'activiteiten waarvan ze deel uitmaakt en die er deel van uitmaken. Elke kost telt bij één activiteit. Leeg waar geen kosten bekend zijn.',
    },
  },
  {
    name: 'newLeads',
    title: { en: 'New leads', nl: 'Nieuwe leads' },
    kind: 'number',
    unit: 'leads',
    isPeriodFigure: true,
    definition: {
      en: 'Leads received in the period, shared out by the model. Rows add up to new in the pipeline summary of the same period.',
      nl: 'Leads ontvangen in de periode, verdeeld volgens het toewijzingsmodel. Samen geven de rijen de nieuwe leads in het overzicht van de pijplijn over dezelfde periode.',
    },
  },
  {
    name: 'qualifiedLeads',
    title: { en: 'Qualified leads', nl: 'Gekwalificeerde leads' },
    kind: 'number',
    unit: 'leads',
    isPeriodFigure: true,
    definition: {
      en: 'Leads that in the period entered qualified (or, skipping it, a later stage) for the first time, shared out.',
      nl: 'Leads die in de periode voor het eerst gekwalificeerd werden (of meteen een latere fase bereikten), ook verdeeld.',
    },
  },
  {
    name: 'announcedJobs',
    title: { en: 'Announced jobs', nl: 'Aangekondigde jobs' },
    kind: 'integer',
    unit: 'jobs',
    isPeriodFigure: true,
    definition: {
      en:
        'Σ announcedJobs of leads in announced or invested, neither lost nor abandoned, with announcedOn in the period (where it ' +
        'is not known: that entered there in the period for the first time); shared out in whole jobs.',
      nl:
        'Som van de aangekondigde jobs van leads die in de periode aangekondigd werden (zonder datum: leads die toen voor het eerst in die ' +
        'fase kwamen) en niet verloren of stopgezet zijn; verdeeld in hele jobs.',
    },
  },
  {
    name: 'announcedCapexEur',
    title: { en: 'Announced capex', nl: 'Aangekondigde investering' },
    kind: 'money',
    unit: 'EUR',
    isPeriodFigure: true,
    definition: {
      en: 'Σ announcedCapexEur of the same leads, shared out in whole euro.',
      nl: 'Som van de aangekondigde investeringsbedragen van dezelfde leads, verdeeld in hele euro.',
    },
  },
  {
    name: 'wins',
    title: { en: 'Wins', nl: 'Gewonnen' },
    kind: 'number',
    unit: 'leads',
    isPeriodFigure: true,
    definition: {
      en: 'Leads that are won and were closed in the period, shared out. Rows add up to won in the pipeline summary of the same period.',
      nl: 'Gewonnen leads die in de periode afgesloten werden, ook verdeeld. Samen geven de rijen de gewonnen leads in het overzicht van de pijplijn over dezelfde periode.',
    },
  },
  buildCostColumn('costPerLead', { en: 'Cost per lead', nl: 'Kosten per lead' }, 'newLeads', 'nieuwe leads'),
  buildCostColumn(
    'costPerQualifiedLead',
    { en: 'Cost per qualified lead', nl: 'Kosten per gekwalificeerde lead' },
    'qualifiedLeads',
    'gekwalificeerde leads',
  ),
  buildCostColumn('costPerJob', { en: 'Cost per job', nl: 'Kosten per job' }, 'announcedJobs', 'aangekondigde jobs'),
  {
    name: 'announcedCapexPerEuro',
    title: { en: 'Announced per euro spent', nl: 'Aangekondigd per bestede euro' },
    kind: 'money',
    decimals: 2,
    nullable: true,
    unit: 'EUR',
    isPeriodFigure: true,
    definition: {
      en: 'announcedCapexEur ÷ cost: the euro announced for each euro of cost. Null where the cost is 0 or not known.',
      nl: 'Aangekondigde investering ÷ kosten: de aangekondigde euro’s voor elke euro kosten. Leeg waar de kosten 0 of niet bekend zijn.',
    },
  },
  {
    // Documents do not show it: a return of 100,406 % is right and tells readers nothing.
    name: 'return',
    title: { en: 'Return', nl: 'Rendement' },
    kind: 'ratio',
    decimals: 0,
    nullable: true,
    unit: 'ratio',
    hidden: true,
    isPeriodFigure: true,
    definition: {
      en: '(announcedCapexEur − cost) ÷ cost. Null where the cost is 0 or not known.',
      nl: '(Aangekondigde investering − kosten) ÷ kosten. Leeg waar de kosten 0 of niet bekend zijn.',
    },
  },
  {
    name: 'windowMonths',
    title: { en: 'Window', nl: 'Termijn' },
    kind: 'integer',
    unit: 'months',
    hidden: true,
    definition: {
      en: 'Touches count that were at most this long before what they are credited for (setting TOUCH_WINDOW_MONTHS).',
      nl: 'Contactmomenten tellen mee als ze hoogstens zoveel maanden vielen vóór wat eraan toegewezen wordt (een instelling).',
    },
  },
];
