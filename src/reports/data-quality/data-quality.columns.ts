import type { ReportColumn } from '../definition/report-definition.rules.js';
import {
  buildCountColumn,
  buildKeyColumn,
  buildLabelColumn,
  buildRatioColumn,
  buildTextColumn,
} from '../definition/report-column.factory.js';
import { STALE_IN_LISTS } from '../i18n/report.constants.js';

/** The columns of the data quality by owner. */
export const QUALITY_COLUMNS: readonly ReportColumn[] = [
  buildKeyColumn({
    en: 'The id of the owner. Null for the totals.',
    nl: 'De id van de eigenaar. Leeg voor de totalen.',
  }),
  buildLabelColumn(
    { en: 'Owner', nl: 'Eigenaar' },
    {
      en: 'The name of the owner, as it was known at the end of asOf.',
      nl: 'De naam van de eigenaar, zoals bekend op de peildatum.',
    },
  ),
  buildCountColumn(
    'open',
    'leads',
    { en: 'Open', nl: 'Open' },
    {
      en: 'Leads that are open at the end of asOf. Archived leads count nowhere; confidential ones count everywhere.',
      nl: 'Leads die open zijn op de peildatum. Gearchiveerde leads tellen niet mee, vertrouwelijke wel.',
    },
  ),
  buildRatioColumn(
    'withOwner',
    { en: 'With owner', nl: 'Met eigenaar' },
    {
      en: 'Share of the open leads whose owner is an active user. Null where none is open.',
      nl: 'Aandeel van de open leads waarvan de eigenaar een actieve gebruiker is. Leeg waar er geen open is.',
    },
  ),
  buildRatioColumn(
    'withNextTask',
    { en: 'With next task', nl: 'Met volgende taak' },
    {
      en: 'Share of the open leads with a task that is still to be done.',
      nl: 'Aandeel van de open leads met een taak die nog te doen is.',
    },
  ),
  buildRatioColumn(
    'contacted',
    { en: 'Contact in 90 days', nl: 'Contact in 90 dagen' },
    {
      en: 'Share of the open leads with an interaction within the 90 days before asOf.',
      nl: 'Aandeel van de open leads waarmee er contact was binnen de 90 dagen vóór de peildatum.',
    },
  ),
  buildCountColumn(
    'stale',
    'leads',
    { en: 'Stale', nl: 'Stilgevallen' },
    {
      en: `Open leads without an interaction for more than 90 days, so from the 91st day on, counted from receivedOn where that is later. ${STALE_IN_LISTS.en}`,
      nl: `Open leads waarmee er al meer dan 90 dagen geen contact was: vanaf de 91e dag na het laatste contact, of na de ontvangst als die later viel. ${STALE_IN_LISTS.nl}`,
    },
  ),
  buildCountColumn(
    'unscreened',
    'leads',
    { en: 'Not screened', nl: 'Niet gescreend' },
    {
      en: 'Open leads whose investment screening is not assessed.',
      nl: 'Open leads waarvoor nog niet beoordeeld is of screening nodig is.',
    },
  ),
  buildCountColumn(
    'duplicates',
    'leads',
    { en: 'Likely duplicates', nl: 'Mogelijk dubbel' },
    {
      en: 'Open leads of a company that another open lead is of too; companies of one name, case and accents apart, in one country are one.',
      nl: 'Open leads van een bedrijf met nog een open lead. Bedrijven met dezelfde naam in hetzelfde land gelden als één, los van hoofdletters en accenten.',
    },
  ),
  buildCountColumn(
    'incomplete',
    'leads',
    { en: 'Incomplete', nl: 'Onvolledig' },
    {
      en: 'Open leads that lack something that their stage, or one before it, requires; what is required only to enter a stage is left out.',
      nl: 'Open leads waaraan iets ontbreekt dat hun fase of een eerdere vraagt; wat enkel nodig is om aan een fase te beginnen, telt niet mee.',
    },
  ),
  buildRatioColumn(
    'completeShare',
    { en: 'Complete', nl: 'Volledig' },
    {
      en: '(open − incomplete) ÷ open. Null where none is open.',
      nl: '(Open − onvolledig) ÷ open. Leeg waar er geen open is.',
    },
  ),
];

/** The columns of the fields that leads lack. */
export const MISSING_FIELD_COLUMNS: readonly ReportColumn[] = [
  {
    ...buildTextColumn(
      'field',
      { en: 'Field', nl: 'Gegeven' },
      {
        en: 'The field of the lead; json and csv have its name in the API.',
        nl: 'Het gegeven van de lead dat ingevuld moet zijn.',
      },
    ),
    codes: 'requiredField',
  },
  {
    ...buildTextColumn(
      'stage',
      { en: 'Required by', nl: 'Gevraagd door' },
      { en: 'The stage that requires it.', nl: 'De fase die dit gegeven vraagt.' },
    ),
    codes: 'stage',
  },
  buildCountColumn(
    'missing',
    'leads',
    { en: 'Missing', nl: 'Ontbreekt' },
    {
      en: 'Open leads in this stage or a later one that lack it.',
      nl: 'Open leads in deze fase of een latere waarbij dit gegeven ontbreekt.',
    },
  ),
  buildCountColumn(
    'neededNext',
    'leads',
    { en: 'Needed next', nl: 'Nodig voor de volgende stap' },
    {
      en: 'Open leads in the stage before that lack it, and need it for their next step.',
      nl: 'Open leads in de fase ervoor waarbij dit gegeven ontbreekt, en die het nodig hebben om naar deze fase te gaan.',
    },
  ),
];
