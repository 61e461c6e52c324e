import { buildNullableColumn, buildTextColumn } from '../definition/report-column.factory.js';

/** The reference of a lead in a list of single leads. */
export const LEAD_REFERENCE = buildNullableColumn(
  'reference',
  'text',
  'text',
  { en: 'Reference', nl: 'Referentie' },
  {
    en: 'The reference of the lead. Null for confidential ones, and for the totals.',
    nl: 'De referentie van de lead. Leeg voor vertrouwelijke leads, en voor de totalen.',
  },
);

/** The title of a lead in a list of single leads. */
export const LEAD_TITLE = buildTextColumn(
  'title',
  { en: 'Lead', nl: 'Lead' },
  {
    en: 'The title of the lead, or the codename of a confidential one.',
    nl: 'De titel van de lead, of de codenaam van een vertrouwelijke lead.',
  },
);
