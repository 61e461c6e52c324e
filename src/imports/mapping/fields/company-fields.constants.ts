import { NACE_VERSIONS } from '../../../common/reference/nace-codes.rules.js';
import { IDENTIFIER_SCHEMES } from '../../../companies/identifiers/identifiers.rules.js';
import { COMPANY_FIELDS as RECORD_FIELDS } from '../../../companies/model/company.list.js';
import type { ImportField } from '../import-field.constants.js';
import { defineAmount, defineChoice, defineFields, deriveFields } from './field-definitions.rules.js';

/** The fields of companies, those that every company needs first. `nace.code` is the main activity. */
export const COMPANY_FIELDS: readonly ImportField[] = deriveFields(RECORD_FIELDS.describe(), {
  required: ['name', 'country'],
  own: {
    emailDomains: defineFields('list', 'emailDomains'),
    identifiers: defineFields('text', ...IDENTIFIER_SCHEMES.map((scheme) => `identifiers.${scheme}`)),
    nace: [...defineFields('text', 'nace.code'), defineChoice('nace.version', NACE_VERSIONS)],
    turnover: defineAmount('turnover'),
    externalId: defineFields('text', 'externalId'),
  },
}).toSorted(({ required = false }, other) => Number(other.required ?? false) - Number(required));
