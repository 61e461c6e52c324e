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
      nl: 'Leads die open zijn op de peildatum. Gearchiveerde tellen nergens mee; vertrouwelijke overal.',
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
      nl: 'Aandeel van de open leads met een contact binnen de 90 dagen vóór de peildatum.',
    },
  ),
  buildCountColumn(
    'stale',
    'leads',
    { en: 'Stale', nl: 'Stilgevallen' },
    {
      en: `Open leads without an interaction for more than 90 days, so from the 91st day on, counted from receivedOn where that is later. ${STALE_IN_LISTS.en}`,
      nl: `Open leads zonder contact sinds meer dan 90 dagen, dus vanaf de 91e dag, geteld vanaf de dag van ontvangst waar dat later is. ${STALE_IN_LISTS.nl}`,
    },
  ),
  buildCountColumn(
    'unscreened',
    'leads',
    { en: 'Not screened', nl: 'Niet gescreend' },
    {
      en: 'Open leads whose investment screening is not assessed.',
      nl: 'Open leads waarvan de investeringsscreening niet beoordeeld is.',
    },
  ),
  buildCountColumn(
    'duplicates',
    'leads',
    { en: 'Likely duplicates', nl: 'Wellicht dubbel' },
    {
      en: 'Open leads of a company that another open lead is of too; companies of one name, case and accents apart, in one country are one.',
      nl: 'Open leads van een bedrijf waarvan er nog een open lead is; bedrijven met dezelfde naam, los van hoofdletters en accenten, in één land zijn één.',
    },
  ),
  buildCountColumn(
    'incomplete',
    'leads',
    { en: 'Incomplete', nl: 'Onvolledig' },
    {
      en: 'Open leads that lack something that their stage, or one before it, requires; what is required only to enter a stage is left out.',
      nl: 'Open leads waaraan iets ontbreekt dat hun fase, of een eerdere, vraagt; wat enkel gevraagd wordt om eraan te beginnen, telt niet.',
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
      { en: 'Field', nl: 'Veld' },
      { en: 'The field of the lead; json and csv have its name in the API.', nl: 'Het veld van de lead.' },
    ),
    codes: 'requiredField',
  },
  {
    ...buildTextColumn(
      'stage',
      { en: 'Required by', nl: 'Gevraagd door' },
      { en: 'The stage that requires it.', nl: 'De fase die ernaar vraagt.' },
    ),
    codes: 'stage',
  },
  buildCountColumn(
    'missing',
    'leads',
    { en: 'Missing', nl: 'Ontbreekt' },
    {
      en: 'Open leads in this stage or a later one that lack it.',
      nl: 'Open leads in deze fase of een latere waaraan het ontbreekt.',
    },
  ),
  buildCountColumn(
    'neededNext',
    'leads',
    { en: 'Needed next', nl: 'Nodig voor de volgende stap' },
    {
      en: 'Open leads in the stage before that lack it, and need it for their next step.',
      nl: 'Open leads in de fase ervoor waaraan het ontbreekt, en die het nodig hebben voor hun volgende stap.',
    },
  ),
];
