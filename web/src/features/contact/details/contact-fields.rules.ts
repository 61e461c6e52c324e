import fields from 'record-catalogue/contacts';
import { cleanExternalIds, type ExternalId } from '../../../records/external-ids/external-ids.rules';
import type { components } from '../../../shared/api/schema';
import { cleanPlainValue, groupFields } from '../../../shared/catalogue/catalogue-field.rules';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';

type ContactView = components['schemas']['ContactView'];

/** The fields of a contact that can be edited in place, in groups. */
export const FIELD_GROUPS = groupFields(
  fields,
  {
    person: ['fullName', 'nativeName', 'givenName', 'familyName', 'languages', 'tags', 'externalIds'],
    work: ['companyId', 'jobTitle', 'affiliations'],
    reach: ['email', 'phone', 'wechatId', 'linkedinUrl'],
    // Only managers decide for how long a contact is kept.
    privacy: ['keepUntil'],
  },
  'person',
);

/** Another company that a person works for, as its input edits it. */
export interface AffiliationValue {
  companyId: string;
  /** The name, as long as the company is the one that the contact has. */
  companyName?: string;
  jobTitle: string | null;
}

/** Builds the change of a contact from the value of a field. An empty value clears the field. */
export function buildChanges(field: string, value: unknown): object {
  if (field === 'affiliations') return { affiliations: cleanAffiliations(value as AffiliationValue[]) };
  if (field === 'externalIds') return { externalIds: cleanExternalIds(value as ExternalId[]) };
  return { [field]: cleanPlainValue(value) };
}

/** Leaves out rows without a company, and the names of companies. */
function cleanAffiliations(affiliations: readonly AffiliationValue[]): AffiliationValue[] {
  return affiliations
    .filter(({ companyId }) => companyId !== '')
    .map(({ companyId, jobTitle }) => ({ companyId, jobTitle: jobTitle?.trim() || null }));
}

/** How the editor reads and changes the fields of a contact. */
export const CONTACT_FIELD_RULES: FieldRules<ContactView> = {
  readValue: (contact, field) => contact[field as keyof ContactView],
  mergeChanges: (fields, read) =>
    Object.assign({}, ...fields.map((field) => buildChanges(field, read(field)))) as object,
  listPointers: (field) => [`/${field}`],
};
