import { cleanExternalIds, type ExternalId } from '../../../records/external-ids/external-ids.rules';
import type { components } from '../../../shared/api/schema';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';

type ContactView = components['schemas']['ContactView'];

/** How a field is shown and entered. */
export type FieldKind =
  'text' | 'nativeText' | 'email' | 'phone' | 'url' | 'company' | 'affiliations' | 'languages' | 'tags' | 'externalIds';

/** The fields of a contact that can be edited in place, in groups. */
export const FIELD_GROUPS = {
  person: {
    fullName: 'text',
    nativeName: 'nativeText',
    givenName: 'text',
    familyName: 'text',
    languages: 'languages',
    tags: 'tags',
    externalIds: 'externalIds',
  },
  work: { companyId: 'company', jobTitle: 'text', affiliations: 'affiliations' },
  reach: { email: 'email', phone: 'phone', wechatId: 'text', linkedinUrl: 'url' },
} as const satisfies Record<string, Record<string, FieldKind>>;

export type FieldGroup = keyof typeof FIELD_GROUPS;
export type ContactField = { [G in FieldGroup]: keyof (typeof FIELD_GROUPS)[G] }[FieldGroup];

/** All fields that can be edited in place. */
export const CONTACT_FIELDS: Readonly<Record<ContactField, FieldKind>> = Object.assign(
  {},
  ...Object.values(FIELD_GROUPS),
);

/** Another company that a person works for, as its input edits it. */
export interface AffiliationValue {
  companyId: string;
  /** The name, as long as the company is the one that the contact has. */
  companyName?: string;
  jobTitle: string | null;
}

/** Builds the change of a contact from the value of a field. An empty value clears the field. */
export function buildChanges(field: ContactField, value: unknown): object {
  if (CONTACT_FIELDS[field] === 'affiliations') return { affiliations: cleanAffiliations(value as AffiliationValue[]) };
  if (field === 'externalIds') return { externalIds: cleanExternalIds(value as ExternalId[]) };
  if (typeof value === 'string') return { [field]: value.trim() === '' ? null : value.trim() };
  return { [field]: value ?? null };
}

/** Leaves out rows without a company, and the names of companies. */
function cleanAffiliations(affiliations: readonly AffiliationValue[]): AffiliationValue[] {
  return affiliations
    .filter(({ companyId }) => companyId !== '')
    .map(({ companyId, jobTitle }) => ({ companyId, jobTitle: jobTitle?.trim() || null }));
}

/** How the editor reads and changes the fields of a contact. */
export const CONTACT_FIELD_RULES: FieldRules<ContactView> = {
  readValue: (contact, field) => contact[field as ContactField],
  mergeChanges: (fields, read) =>
    Object.assign({}, ...fields.map((field) => buildChanges(field as ContactField, read(field)))) as object,
  listPointers: (field) => [`/${field}`],
};
