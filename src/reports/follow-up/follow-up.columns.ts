import type { ReportColumn } from '../definition/report-definition.rules.js';

const buildWithinColumn = (days: number): ReportColumn => ({
  name: `contactedWithin${days}`,
  title: { en: `Within ${days} days`, nl: `Binnen ${days} dagen` },
  kind: 'integer',
  unit: 'people',
  definition: {
    en: `People who may be contacted and were, at most ${days} days after the last day of the activity.`,
    nl: `Mensen die gecontacteerd mogen worden en dat ook werden, ten laatste ${days} dagen na de laatste dag van de activiteit.`,
  },
});

const buildRateColumn = (days: number): ReportColumn => ({
  name: `rate${days}`,
  title: { en: `Rate ${days} days`, nl: `Aandeel ${days} dagen` },
  kind: 'ratio',
  nullable: true,
  unit: 'ratio',
  definition: {
    en: `contactedWithin${days} ÷ contactable. Null where nobody may be contacted.`,
    nl: `Gecontacteerd binnen ${days} dagen ÷ te contacteren. Leeg waar niemand gecontacteerd mag worden.`,
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
        'Mensen die er waren: wie ingeschreven was en kwam; van een delegatie de hoofden, leden en gasten die er waren of bevestigd hadden, ' +
        'en in het buitenland ook de gastheren. Een persoon telt één keer per activiteit.',
    },
  },
  {
    name: 'contactable',
    title: { en: 'May be contacted', nl: 'Te contacteren' },
    kind: 'integer',
    unit: 'people',
    definition: {
      en:
        'Attendees who may be contacted: a contact that is not archived, with an e-mail address or a phone number, whose last word on marketing, ' +
        'on invitations and on the use of the registration is no refusal.',
      nl:
        'Aanwezigen die gecontacteerd mogen worden: een contactpersoon die niet gearchiveerd is, met een e-mailadres of telefoonnummer, van wie het ' +
        'laatste antwoord over marketing, over uitnodigingen en over het gebruik van de registratie geen weigering is.',
    },
  },
  ...[2, 14, 90].map(buildWithinColumn),
  ...[2, 14, 90].map(buildRateColumn),
];
