import type { ReportColumn } from './report.definition.js';

const leads = 'leads';
const ratio = (name: string, unit: string, definition: string): ReportColumn => {
  return { name, type: 'number', nullable: true, unit, definition };
};

/** The columns of the activity attribution. */
export const ATTRIBUTION_COLUMNS: readonly ReportColumn[] = [
  {
    name: 'type',
    type: 'text',
    unit: 'text',
    definition:
      'What the row is about: activity, agreement, country or kind; none for activities without one; channel for leads ' +
      'touched by neither; unattributed for leads that nothing had touched in time; total.',
  },
  {
    name: 'key',
    type: 'text',
    nullable: true,
    unit: 'text',
    definition:
      'The id of the activity or agreement, the country code, the kind or the channel. Null where there is none.',
  },
  { name: 'label', type: 'text', unit: 'text', definition: 'Its name, as it was known at the end of asOf.' },
  {
    name: 'partOf',
    type: 'text',
    nullable: true,
    unit: 'text',
    definition:
      'The key of what the row is summed up into by the next grouping: activity → roadshow → agreement → twinning. ' +
      'Null at the top, and for the other groupings.',
  },
  {
    name: 'cost',
    type: 'integer',
    nullable: true,
    unit: 'EUR',
    definition:
      'Σ costEur of the activities in the row: those that began in the period and those that figures of it are credited to, ' +
      'each with everything it is a part of and that is a part of it. Every cost stands on one activity. Null where none is known.',
  },
  {
    name: 'newLeads',
    type: 'number',
    unit: leads,
    definition: 'Leads received in the period, shared out by the model. Rows add up to new in the pipeline summary.',
  },
  {
    name: 'qualifiedLeads',
    type: 'number',
    unit: leads,
    definition:
      'Leads that in the period entered qualified (or, skipping it, a later stage) for the first time, shared out.',
  },
  {
    name: 'announcedJobs',
    type: 'integer',
    unit: 'jobs',
    definition:
      'Σ announcedJobs of leads that in the period entered announced (or, skipping it, invested) for the first time, are there ' +
      'still and neither lost nor abandoned; shared out in whole jobs.',
  },
  {
    name: 'announcedCapexEur',
    type: 'integer',
    unit: 'EUR',
    definition: 'Σ announcedCapexEur of the same leads, shared out in whole euro.',
  },
  {
    name: 'wins',
    type: 'number',
    unit: leads,
    definition:
      'Leads that are won and were closed in the period, shared out. Rows add up to won in the pipeline summary.',
  },
  ratio('costPerLead', 'EUR', 'cost ÷ newLeads. Null where either is not known or there are none.'),
  ratio('costPerQualifiedLead', 'EUR', 'cost ÷ qualifiedLeads. Null where either is not known or there are none.'),
  ratio('costPerJob', 'EUR', 'cost ÷ announcedJobs. Null where either is not known or there are none.'),
  ratio('return', 'ratio', '(announcedCapexEur − cost) ÷ cost. Null where the cost is 0 or not known.'),
  {
    name: 'windowMonths',
    type: 'integer',
    unit: 'months',
    definition:
      'Touches count that were at most this long before what they are credited for (setting TOUCH_WINDOW_MONTHS).',
  },
];
