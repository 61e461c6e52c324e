import { IMPORT_ENTITIES } from '../import-field.constants.js';
import { getImportFields } from '../import-fields.rules.js';
import { CHINESE_HEADINGS } from './chinese-headings.constants.js';
import { DATA_HUB_HEADINGS } from './data-hub-headings.constants.js';
import { DUTCH_HEADINGS } from './dutch-headings.constants.js';
import { DYNAMICS_HEADINGS } from './dynamics-headings.constants.js';
import { ENGLISH_HEADINGS } from './english-headings.constants.js';
import { ESPOCRM_HEADINGS } from './espocrm-headings.constants.js';
import { getHeadingIndex } from './heading-index.rules.js';
import { normaliseHeading } from './heading.rules.js';
import { HUBSPOT_HEADINGS } from './hubspot-headings.constants.js';
import { ODOO_HEADINGS } from './odoo-headings.constants.js';
import { PIPEDRIVE_HEADINGS } from './pipedrive-headings.constants.js';
import { SALESFORCE_HEADINGS } from './salesforce-headings.constants.js';
import { SUITECRM_HEADINGS } from './suitecrm-headings.constants.js';
import { TWENTY_HEADINGS } from './twenty-headings.constants.js';
import { UNVERIFIED_HEADINGS } from './unverified-headings.constants.js';
import { ZOHO_HEADINGS } from './zoho-headings.constants.js';

const DICTIONARIES = {
  ENGLISH_HEADINGS,
  DUTCH_HEADINGS,
  CHINESE_HEADINGS,
  HUBSPOT_HEADINGS,
  SALESFORCE_HEADINGS,
  DYNAMICS_HEADINGS,
  ODOO_HEADINGS,
  PIPEDRIVE_HEADINGS,
  ESPOCRM_HEADINGS,
  ZOHO_HEADINGS,
  SUITECRM_HEADINGS,
  TWENTY_HEADINGS,
  DATA_HUB_HEADINGS,
  UNVERIFIED_HEADINGS,
};

describe('The known headings', () => {
  it.each(Object.entries(DICTIONARIES))('%s names only fields that can be imported', (_, dictionary) => {
    const unknown = IMPORT_ENTITIES.flatMap((entity) => {
      const known = new Set(getImportFields(entity).map(({ name }) => name));
      return Object.keys(dictionary[entity] ?? {}).filter((field) => !known.has(field));
    });
    expect(unknown).toEqual([]);
  });

  it.each(Object.entries(DICTIONARIES))(
    '%s gives each heading one meaning, which no other list contradicts',
    (_, dictionary) => {
      const contradictions = IMPORT_ENTITIES.flatMap((entity) =>
        Object.entries(dictionary[entity] ?? {}).flatMap(([field, headings]) =>
          headings
            .map((heading) => ({
              heading,
              field,
              means: getHeadingIndex(entity).get(normaliseHeading(heading))?.field,
            }))
            .filter(({ means }) => means !== field)
            .map(({ heading, means }) => `${entity}: ${heading} is ${means}, not ${field}`),
        ),
      );
      expect(contradictions).toEqual([]);
    },
  );

  it('are the same in any case, with any accents, spaces and punctuation', () => {
    const forms = [
      'Billing Zip/Postal Code',
      'BILLING_ZIP_POSTAL_CODE',
      ' billing zip postal-code ',
      'BíllingZipPostalCode',
    ];
    expect(new Set(forms.map(normaliseHeading)).size).toBe(1);
  });
});
