import fields from 'record-catalogue/agreements';
import {
  cleanParties,
  isSigned,
  type PartyValue,
} from '../../../records/agreements/new-agreement/agreement-values.rules';
import type { components } from '../../../shared/api/schema';
import { cleanPlainValue, groupFields } from '../../../shared/catalogue/catalogue-field.rules';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';

type AgreementView = components['schemas']['AgreementDetailView'];

/** The fields of an agreement that can be edited in place, in groups. */
const FIELD_GROUPS = groupFields(
  fields,
  {
    identity: ['title', 'kind', 'parentId', 'fields', 'ownerId'],
    term: ['status', 'signedOn', 'effectiveOn', 'terminatedOn'],
    renewal: ['expiresOn', 'renewalNoticeDays'],
    people: ['parties', 'signatories'],
    wording: ['url', 'text', 'notes'],
  },
  'wording',
);

/** Lists the fields of a group that an agreement can have. The days of events come with the status of the event. */
export function listFields(group: keyof typeof FIELD_GROUPS, agreement: AgreementView): string[] {
  const { status, signedOn, terminatedOn } = agreement;
  const isHidden: Partial<Record<string, boolean>> = {
    signedOn: !isSigned(status) && signedOn === null,
    terminatedOn: status !== 'terminated' && terminatedOn === null,
  };
  return FIELD_GROUPS[group].filter((field) => !isHidden[field]);
}

/** The fields whose values depend on each other. */
const LIFECYCLE = ['status', 'signedOn', 'effectiveOn', 'expiresOn', 'terminatedOn'];

export type SignatoryValue = components['schemas']['SignatoryView'];

function readValue(agreement: AgreementView, field: string): unknown {
  if (field === 'parties') return agreement.parties.map(({ companyId, role }) => ({ companyId, role }));
  return agreement[field as keyof AgreementView];
}

/** Cleans what was entered into a field. An empty value clears the field. */
export function cleanValue(field: string, value: unknown): unknown {
  switch (field) {
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
      return cleanPlainValue(value);
  }
}

/** How the editor reads and changes the fields of an agreement. */
export const AGREEMENT_FIELD_RULES: FieldRules<AgreementView> = {
  readValue,
  mergeChanges: (fields, read) => Object.fromEntries(fields.map((field) => [field, cleanValue(field, read(field))])),
  // A change of the status or of a day may contradict another one.
  listPointers: (field) => (LIFECYCLE.includes(field) ? LIFECYCLE.map((one) => `/${one}`) : [`/${field}`]),
};
