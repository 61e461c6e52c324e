import { NACE_VERSIONS } from '../../../common/reference/nace-codes.rules.js';
import { IDENTIFIER_SCHEMES } from '../../../companies/identifiers/identifiers.rules.js';
import { COMPANY_KINDS } from '../../../companies/model/company.constants.js';
import type { ImportField } from '../import-field.constants.js';
import {
  defineAmount,
  defineChoice,
  defineCompanyReference,
  defineFields,
  defineRequired,
  defineUserReference,
  defineWebAddress,
} from './field-definitions.rules.js';

/** The fields of companies. `nace.code` is the main activity. */
export const COMPANY_FIELDS: readonly ImportField[] = [
  ...defineRequired('text', 'name'),
  ...defineRequired('country', 'country'),
  ...defineFields('text', 'nativeName'),
  ...defineFields('list', 'aliases'),
  defineChoice('kind', COMPANY_KINDS, 'companyKind'),
  ...defineFields('text', 'subdivision', 'city', 'address', 'postalCode'),
  defineWebAddress('website'),
  ...defineFields('list', 'emailDomains'),
  ...defineFields('text', ...IDENTIFIER_SCHEMES.map((scheme) => `identifiers.${scheme}`)),
  ...defineFields('text', 'nace.code'),
  defineChoice('nace.version', NACE_VERSIONS),
  ...defineFields('integer', 'employees'),
  ...defineAmount('turnover'),
  ...defineCompanyReference('parent'),
  ...defineUserReference('owner'),
  ...defineFields('list', 'tags'),
  ...defineFields('text', 'notes', 'externalId'),
];
