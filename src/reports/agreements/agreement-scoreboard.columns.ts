import type { ReportColumn } from '../definition/report-definition.rules.js';

/** The columns of the agreement scoreboard. */
export const SCOREBOARD_COLUMNS: readonly ReportColumn[] = [
  {
    name: 'key',
    title: { en: 'Key', nl: 'Sleutel' },
    kind: 'text',
    nullable: true,
    unit: 'text',
    hidden: true,
    definition: {
      en: 'The id of the agreement. Null for the totals.',
      nl: 'De id van de overeenkomst. Leeg voor de totalen.',
    },
  },
  {
    name: 'label',
    title: { en: 'Agreement', nl: 'Overeenkomst' },
    kind: 'text',
    unit: 'text',
    definition: {
      en: 'The title of the agreement, as it was known at the end of asOf.',
      nl: 'De titel van de overeenkomst, zoals bekend op de peildatum.',
    },
  },
  {
    name: 'depth',
    title: { en: 'Level', nl: 'Niveau' },
    kind: 'integer',
    nullable: true,
    unit: 'levels',
    definition: {
      en: 'The number of agreements above it that are not archived: 0 for the twinning. Null for the totals.',
      nl: 'Het aantal niet-gearchiveerde overeenkomsten boven deze: 0 voor de verbroedering. Leeg voor de totalen.',
    },
  },
  {
    name: 'parent',
    title: { en: 'Under', nl: 'Onder' },
    kind: 'text',
    nullable: true,
    unit: 'text',
    hidden: true,
    definition: {
      en: 'The id of the nearest agreement above it that is not archived. Null where there is none.',
      nl: 'De id van de eerste niet-gearchiveerde overeenkomst erboven. Leeg waar er geen is.',
    },
  },
  {
    name: 'status',
    title: { en: 'Status', nl: 'Status' },
    kind: 'text',
    unit: 'text',
    codes: 'agreementStatus',
    definition: {
      en: 'The state of the agreement at the end of asOf. Empty for the totals.',
      nl: 'De toestand van de overeenkomst op de peildatum. Leeg voor de totalen.',
    },
  },
  {
    name: 'commitments',
    title: { en: 'Commitments', nl: 'Verbintenissen' },
    kind: 'integer',
    unit: 'commitments',
    definition: {
      en: 'Commitments at the end of asOf, dropped ones too; archived ones count nowhere.',
      nl: 'Het aantal verbintenissen op de peildatum, ook de vervallen; gearchiveerde tellen nergens mee.',
    },
  },
  {
    name: 'doneOrOnTrack',
    title: { en: 'Done or on track', nl: 'Uitgevoerd of op schema' },
    kind: 'integer',
    unit: 'commitments',
    definition: {
      en: 'Commitments that are done or on track.',
      nl: 'Verbintenissen die uitgevoerd of op schema zijn.',
    },
  },
  {
    name: 'kept',
    title: { en: 'Kept', nl: 'Nagekomen' },
    kind: 'ratio',
    nullable: true,
    unit: 'ratio',
    definition: {
      en: 'doneOrOnTrack ÷ commitments. Null where there are none.',
      nl: 'Uitgevoerd of op schema ÷ verbintenissen. Leeg waar er geen zijn.',
    },
  },
  {
    name: 'overdue',
    title: { en: 'Overdue', nl: 'Te laat' },
    kind: 'integer',
    unit: 'commitments',
    definition: {
      en: 'Commitments that are neither done nor dropped and were due before asOf.',
      nl: 'Verbintenissen die vóór de peildatum uitgevoerd moesten zijn, en die niet uitgevoerd en niet vervallen zijn.',
    },
  },
  {
    name: 'nextDueOn',
    title: { en: 'Next due', nl: 'Volgende termijn' },
    kind: 'date',
    nullable: true,
    unit: 'date',
    definition: {
      en: 'The earliest day, from asOf on, on which a commitment that is neither done nor dropped is due. Null where none is.',
      nl: 'De eerste dag vanaf de peildatum waarop een verbintenis uitgevoerd moet zijn; uitgevoerde en vervallen verbintenissen tellen niet mee. Leeg waar er geen is.',
    },
  },
  {
    name: 'activitiesHeld',
    title: { en: 'Activities', nl: 'Activiteiten' },
    kind: 'integer',
    unit: 'activities',
    isPeriodFigure: true,
    definition: {
      en:
        'Activities, stops of roadshows among them, that ended in the days that are counted, took place and were not cancelled. An activity ' +
        'counts for its own agreement, or else for that of what it is a part of.',
      nl:
        'Activiteiten, haltes van roadshows inbegrepen, die plaatsvonden, niet geannuleerd werden en eindigden binnen de dagen die meetellen. ' +
        'Een activiteit telt voor haar eigen overeenkomst, of anders voor die van de activiteit waarvan ze deel uitmaakt.',
    },
  },
  {
    name: 'leads',
    title: { en: 'New leads', nl: 'Nieuwe leads' },
    kind: 'number',
    unit: 'leads',
    isPeriodFigure: true,
    definition: {
      en: 'New leads credited to the agreement itself and to activities under it, shared out by the model.',
      nl: 'Nieuwe leads, toegewezen aan de overeenkomst zelf en aan de activiteiten eronder, verdeeld volgens het toewijzingsmodel.',
    },
  },
  {
    name: 'wins',
    title: { en: 'Wins', nl: 'Gewonnen' },
    kind: 'number',
    unit: 'leads',
    isPeriodFigure: true,
    definition: {
      en: 'Won leads, credited in the same way as new leads.',
      nl: 'Gewonnen leads, op dezelfde manier toegewezen als nieuwe leads.',
    },
  },
  {
    name: 'announcedJobs',
    title: { en: 'Announced jobs', nl: 'Aangekondigde jobs' },
    kind: 'integer',
    unit: 'jobs',
    isPeriodFigure: true,
    definition: {
      en: 'Announced jobs, credited in the same way.',
      nl: 'Aangekondigde jobs, op dezelfde manier toegewezen.',
    },
  },
  {
    name: 'announcedCapexEur',
    title: { en: 'Announced capex', nl: 'Aangekondigde investering' },
    kind: 'money',
    unit: 'EUR',
    isPeriodFigure: true,
    definition: {
      en: 'Announced capex, credited in the same way.',
      nl: 'Aangekondigde investeringsbedragen, op dezelfde manier toegewezen.',
    },
  },
];
