import { CONTACT_FIELDS as RECORD_FIELDS } from '../../../companies/model/contact.list.js';
import type { ImportField } from '../import-field.constants.js';
import { defineCompanyReference, defineFields, deriveFields } from './field-definitions.rules.js';

/** The fields of contacts. `fullName` is not marked as required, because a given and a family name can take its place. */
export const CONTACT_FIELDS: readonly ImportField[] = deriveFields(RECORD_FIELDS.describe(), {
  own: {
    companyId: defineCompanyReference('company'),
    jobTitle: defineFields('text', 'jobTitle'),
    externalId: defineFields('text', 'externalId'),
  },
});
