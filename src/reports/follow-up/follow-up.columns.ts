import type { ReportColumn } from '../definition/report-definition.rules.js';

const buildWithinColumn = (days: number): ReportColumn => ({
  name: `contactedWithin${days}`,
  title: { en: `Within ${days} days`, nl: `Binnen ${days} dagen` },
  kind: 'integer',
  unit: 'people',
  definition: {
    en: `People who may be contacted and were, at most ${days} days after the last day of the activity.`,
    nl: `Aanwezigen die gecontacteerd mogen worden en met wie er ten laatste ${days} dagen na de laatste dag van de activiteit contact was.`,
  },
});

const buildRateColumn = (days: number): ReportColumn => ({
  name: `rate${days}`,
  title: { en: `Rate ${days} days`, nl: `Aandeel binnen ${days} dagen` },
  kind: 'ratio',
  nullable: true,
  unit: 'ratio',
  definition: {
    en: `contactedWithin${days} ÷ contactable. Null where nobody may be contacted.`,
    nl: `Gecontacteerd binnen ${days} dagen ÷ contact toegestaan. Leeg waar niemand gecontacteerd mag worden.`,
  },
});

/** The columns of the follow-up report. */
export const FOLLOW_UP_COLUMNS: readonly ReportColumn[] = [
  {
    name: 'key',
    title: { en: 'Key', nl: 'Sleutel' },
    kind: 'text',
    nullable: true,
    unit: 'text',
    hidden: true,
    definition: {
      en: 'The id of the activity. Null for the totals.',
      nl: 'De id van de activiteit. Leeg voor de totalen.',
    },
  },
  {
    name: 'label',
    title: { en: 'Activity', nl: 'Activiteit' },
    kind: 'text',
    unit: 'text',
    definition: {
      en: 'The title of the activity, as it was known at the end of asOf.',
      nl: 'De titel van de activiteit, zoals bekend op de peildatum.',
    },
  },
  {
    name: 'kind',
    title: { en: 'Kind', nl: 'Soort' },
    kind: 'text',
    unit: 'text',
    codes: 'activityKind',
    definition: {
      en: 'Delegation, roadshow, stop or seminar. Empty for the totals.',
      nl: 'Delegatie, roadshow, halte of seminarie. Leeg voor de totalen.',
    },
  },
  {
    name: 'endedOn',
    title: { en: 'Ended on', nl: 'Eindigde op' },
    kind: 'date',
    nullable: true,
    unit: 'date',
    definition: {
      en: 'The last day of the activity. Null for the totals.',
      nl: 'De laatste dag van de activiteit. Leeg voor de totalen.',
    },
  },
  {
    name: 'attendees',
    title: { en: 'Attendees', nl: 'Aanwezigen' },
    kind: 'integer',
    unit: 'people',
    definition: {
      en:
        'People who were there: those who were registered and attended; of a delegation the heads, members and guests who attended or ' +
        'had confirmed, and abroad the hosts too. A person counts once per activity.',
      nl:
        'Mensen die er waren: wie ingeschreven was en kwam; bij een delegatie de hoofden, leden en gasten die er waren of bevestigd hadden, ' +
        'en in het buitenland ook de gastheren. Iedereen telt één keer per activiteit.',
    },
  },
  {
    name: 'contactable',
    title: { en: 'May be contacted', nl: 'Contact toegestaan' },
    kind: 'integer',
    unit: 'people',
    definition: {
      en:
        'Attendees who may be contacted: a contact that is not archived, with an e-mail address or a phone number, whose last word on marketing, ' +
        'on invitations and on the use of the registration is no refusal.',
      nl:
        'Aanwezigen die gecontacteerd mogen worden: contactpersonen die niet gearchiveerd zijn, van wie er een e-mailadres of telefoonnummer bekend is, en die ' +
        'marketing, uitnodigingen of het gebruik van hun inschrijving de laatste keer niet geweigerd hebben.',
    },
  },
  ...[2, 14, 90].map(buildWithinColumn),
  ...[2, 14, 90].map(buildRateColumn),
];
