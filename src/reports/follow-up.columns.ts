import type { ReportColumn } from './report.definition.js';

const within = (days: number): ReportColumn => ({
  name: `contactedWithin${days}`,
  type: 'integer',
  unit: 'people',
  definition: `Those who may be contacted and were, by the ${days}th day after the last day of the activity.`,
});

const rate = (days: number): ReportColumn => ({
  name: `rate${days}`,
  type: 'number',
  nullable: true,
  unit: 'ratio',
  definition: `contactedWithin${days} ÷ contactable. Null where nobody may be contacted.`,
});

/** The columns of the follow-up report. */
export const FOLLOW_UP_COLUMNS: readonly ReportColumn[] = [
  {
    name: 'key',
    type: 'text',
    nullable: true,
    unit: 'text',
    definition: 'The id of the activity. Null for the totals.',
  },
  { name: 'label', type: 'text', unit: 'text', definition: 'Its title, as it was known at the end of asOf.' },
  {
    name: 'kind',
    type: 'text',
    unit: 'text',
    definition: 'Delegation, roadshow, stop or seminar. Empty for the totals.',
  },
  { name: 'endedOn', type: 'text', nullable: true, unit: 'date', definition: 'Its last day. Null for the totals.' },
  {
    name: 'attendees',
    type: 'integer',
    unit: 'people',
    definition:
      'Who was there: attended registrations; of a delegation heads, members and guests who attended or had confirmed, and ' +
      'abroad the hosts too. A person counts once an activity.',
  },
  {
    name: 'contactable',
    type: 'integer',
    unit: 'people',
    definition:
      'Attendees who may be contacted: a contact in use, with an e-mail address or a phone number, whose last word on marketing, ' +
      'on invitations and on the use of the registration is no refusal.',
  },
  ...[2, 14, 90].map(within),
  ...[2, 14, 90].map(rate),
];
