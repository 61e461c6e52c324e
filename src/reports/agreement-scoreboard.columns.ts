import type { ReportColumn } from './report.definition.js';

/** The columns of the agreement scoreboard. */
export const SCOREBOARD_COLUMNS: readonly ReportColumn[] = [
  {
    name: 'key',
    type: 'text',
    nullable: true,
    unit: 'text',
    definition: 'The id of the agreement. Null for the totals.',
  },
  { name: 'label', type: 'text', unit: 'text', definition: 'Its title, as it was known at the end of asOf.' },
  {
    name: 'depth',
    type: 'integer',
    nullable: true,
    unit: 'levels',
    definition: 'How many agreements in use it is under: 0 for the twinning. Null for the totals.',
  },
  {
    name: 'parent',
    type: 'text',
    nullable: true,
    unit: 'text',
    definition: 'The id of the agreement in use that it was made under. Null where there is none.',
  },
  {
    name: 'status',
    type: 'text',
    unit: 'text',
    definition: 'How far the agreement is at the end of asOf. Empty for the totals.',
  },
  {
    name: 'commitments',
    type: 'integer',
    unit: 'commitments',
    definition: 'Commitments at the end of asOf, dropped ones too; archived ones count nowhere.',
  },
  { name: 'doneOrOnTrack', type: 'integer', unit: 'commitments', definition: 'Those that are done or on track.' },
  {
    name: 'kept',
    type: 'number',
    nullable: true,
    unit: 'ratio',
    definition: 'doneOrOnTrack ÷ commitments. Null where there are none.',
  },
  {
    name: 'overdue',
    type: 'integer',
    unit: 'commitments',
    definition: 'Commitments that are neither done nor dropped and were due before asOf.',
  },
  {
    name: 'nextDueOn',
    type: 'text',
    nullable: true,
    unit: 'date',
    definition:
      'The earliest day, from asOf on, on which one that is neither done nor dropped is due. Null where none is.',
  },
  {
    name: 'activitiesHeld',
    type: 'integer',
    unit: 'activities',
    definition:
      'Activities, stops of roadshows among them, that ended in what is counted, took place and were not cancelled. An activity ' +
      'counts for its own agreement, or else for that of what it is a part of.',
  },
  {
    name: 'leads',
    type: 'number',
    unit: 'leads',
    definition: 'New leads credited to the agreement itself and to activities under it, shared out by the model.',
  },
  { name: 'wins', type: 'number', unit: 'leads', definition: 'Won leads, credited in the same way.' },
  { name: 'announcedJobs', type: 'integer', unit: 'jobs', definition: 'Announced jobs, credited in the same way.' },
  { name: 'announcedCapexEur', type: 'integer', unit: 'EUR', definition: 'Announced capex, credited in the same way.' },
];
