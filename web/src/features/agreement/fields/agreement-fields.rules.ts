import {
  cleanParties,
  isSigned,
  type PartyValue,
} from '../../../records/agreements/new-agreement/agreement-values.rules';
import type { components } from '../../../shared/api/schema';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';

type AgreementView = components['schemas']['AgreementDetailView'];

/** How a field is shown and entered. */
type FieldKind =
  | 'text'
  | 'textarea'
  | 'tags'
  | 'kind'
  | 'agreement'
  | 'address'
  | 'user'
  | 'parties'
  | 'signatories'
  | 'status'
  | 'day'
  | 'number';

/** The fields of an agreement that can be edited in place, in groups. */
export const FIELD_GROUPS = {
  identity: { title: 'text', kind: 'kind', parentId: 'agreement', fields: 'tags', ownerId: 'user' },
  term: {
    status: 'status',
    signedOn: 'day',
    effectiveOn: 'day',
    terminatedOn: 'day',
  },
  renewal: { expiresOn: 'day', renewalNoticeDays: 'number' },
  people: { parties: 'parties', signatories: 'signatories' },
  wording: { url: 'address', text: 'textarea', notes: 'textarea' },
} as const satisfies Record<string, Record<string, FieldKind>>;

export type FieldGroup = keyof typeof FIELD_GROUPS;
export type AgreementField = { [G in FieldGroup]: keyof (typeof FIELD_GROUPS)[G] }[FieldGroup];

const FIELD_KINDS = Object.assign({}, ...Object.values(FIELD_GROUPS)) as Readonly<Record<AgreementField, FieldKind>>;

/** Returns how a field is shown and entered. */
export function getFieldKind(field: AgreementField): FieldKind {
  return FIELD_KINDS[field];
}

/** Tells whether a name is that of a field that can be edited in place. */
export function isAgreementField(name: unknown): name is AgreementField {
  return typeof name === 'string' && Object.hasOwn(FIELD_KINDS, name);
}

/** Lists the fields of a group that an agreement can have. The days of events come with the status of the event. */
export function listFields(group: FieldGroup, agreement: AgreementView): AgreementField[] {
  const { status, signedOn, terminatedOn } = agreement;
  const isHidden: Partial<Record<string, boolean>> = {
    signedOn: !isSigned(status) && signedOn === null,
    terminatedOn: status !== 'terminated' && terminatedOn === null,
  };
  return (Object.keys(FIELD_GROUPS[group]) as AgreementField[]).filter((field) => !isHidden[field]);
}

/** The fields whose values depend on each other. */
const LIFECYCLE = ['status', 'signedOn', 'effectiveOn', 'expiresOn', 'terminatedOn'];

export type SignatoryValue = components['schemas']['SignatoryView'];

function readValue(agreement: AgreementView, field: string): unknown {
  if (field === 'parties') return agreement.parties.map(({ companyId, role }) => ({ companyId, role }));
  return agreement[field as keyof AgreementView];
}

/** Cleans what was entered into a field. An empty value clears the field. */
export function cleanValue(field: AgreementField, value: unknown): unknown {
  switch (FIELD_KINDS[field]) {
    case 'parties':
      return cleanParties(value as PartyValue[]);
    case 'signatories':
      return (value as SignatoryValue[])
        .filter(({ name }) => name.trim() !== '')
        .map(({ name, capacity, companyId, contactId }) => ({
          name: name.trim(),
          capacity: capacity?.trim() || null,
          companyId,
          contactId,
        }));
    default:
      if (typeof value !== 'string') return value ?? null;
      return value.trim() === '' ? null : value.trim();
  }
}

/** How the editor reads and changes the fields of an agreement. */
export const AGREEMENT_FIELD_RULES: FieldRules<AgreementView> = {
  readValue,
  mergeChanges: (fields, read) =>
    Object.fromEntries(fields.map((field) => [field, cleanValue(field as AgreementField, read(field))])),
  // A change of the status or of a day may contradict another one.
  listPointers: (field) => (LIFECYCLE.includes(field) ? LIFECYCLE.map((one) => `/${one}`) : [`/${field}`]),
};
