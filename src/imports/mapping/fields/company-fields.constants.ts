import { NACE_VERSIONS } from '../../../common/reference/nace-codes.rules.js';
import { IDENTIFIER_SCHEMES } from '../../../companies/identifiers/identifiers.rules.js';
import { COMPANY_FIELDS as COMPANY_RECORD_FIELDS } from '../../../companies/model/company.list.js';
import { CONTACT_FIELDS as CONTACT_RECORD_FIELDS } from '../../../companies/model/contact.list.js';
import type { ImportField } from '../import-field.constants.js';
import {
  defineAmount,
  defineChoice,
  defineFields,
  defineNamedRecord,
  deriveFields,
} from './field-definitions.rules.js';

/** The fields of companies, those that every company needs first. `nace.code` is the main activity. */
export const COMPANY_FIELDS: readonly ImportField[] = deriveFields(COMPANY_RECORD_FIELDS.describe(), {
  required: ['name', 'country'],
  names: ['name', 'nativeName'],
  own: {
    emailDomains: defineFields('list', 'emailDomains'),
    identifiers: defineFields('text', ...IDENTIFIER_SCHEMES.map((scheme) => `identifiers.${scheme}`)),
    nace: [...defineFields('text', 'nace.code'), defineChoice('nace.version', NACE_VERSIONS)],
    turnover: defineAmount('turnover'),
    externalId: defineFields('text', 'externalId'),
  },
}).toSorted(({ required = false }, other) => Number(other.required ?? false) - Number(required));

/** The fields of contacts and of the companies that they name. `fullName` is not marked as required, because a given and a family name can take its place. */
export const CONTACT_FIELDS: readonly ImportField[] = deriveFields(CONTACT_RECORD_FIELDS.describe(), {
  names: ['fullName', 'nativeName', 'givenName', 'familyName'],
  formats: { fullName: 'person-name', email: 'email', phone: 'phone' },
  own: {
    companyId: defineNamedRecord('company', COMPANY_FIELDS),
    jobTitle: defineFields('text', 'jobTitle'),
    externalId: defineFields('text', 'externalId'),
  },
});
