import type { ImportField } from '../import-field.constants.js';
import { defineCompanyReference, defineFields, defineWebAddress } from './field-definitions.rules.js';

/** The fields of contacts. `fullName` is not marked as required, because a given and a family name can take its place. */
export const CONTACT_FIELDS: readonly ImportField[] = [
  ...defineFields('text', 'fullName', 'nativeName', 'givenName', 'familyName'),
  ...defineCompanyReference('company'),
  ...defineFields('text', 'jobTitle', 'email', 'phone'),
  { name: 'languages', kind: 'list', items: 'language' },
  ...defineFields('text', 'wechatId'),
  defineWebAddress('linkedinUrl'),
  ...defineFields('list', 'tags'),
  ...defineFields('text', 'externalId'),
];
