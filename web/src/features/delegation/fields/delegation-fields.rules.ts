import fields from 'record-catalogue/delegations';
import type { components } from '../../../shared/api/schema';
import { cleanPlainValue, groupFields } from '../../../shared/catalogue/catalogue-field.rules';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';

type Delegation = components['schemas']['DelegationView'];

/** The fields of a delegation that can be edited in place, in groups. */
export const FIELD_GROUPS = groupFields(
  fields,
  {
    visit: ['title', 'direction', 'days', 'timezone', 'country', 'city', 'ownerId'],
    organisations: ['senderCompanyId', 'hostCompanyIds', 'agreementId'],
    purpose: ['objectives', 'notes'],
    money: ['budgetEur', 'costEur'],
  },
  'visit',
  // The head of the page changes the status, and the days are edited together.
  ['status', 'startsOn', 'endsOn'],
);

export type FieldGroup = keyof typeof FIELD_GROUPS;

/** Tells whether a name is that of a field that can be edited in place. */
export function isDelegationField(name: unknown): name is string {
  return Object.values(FIELD_GROUPS).some((group) => group.includes(name as string));
}

/** The first and the last day, which are changed together so that neither is refused because of the other. */
export interface DaysValue {
  startsOn: string;
  endsOn: string;
}

function readValue(delegation: Delegation, field: string): unknown {
  if (field === 'days') {
    const { startsOn, endsOn } = delegation;
    return { startsOn, endsOn } satisfies DaysValue;
  }
  return delegation[field as keyof Delegation];
}

/** Builds the part of the request for a field. An empty value clears the field. */
export function buildChange(field: string, value: unknown): object {
  if (field === 'days') return value as DaysValue;
  return { [field]: cleanPlainValue(value) };
}

/** Lists the JSON pointers by which the server names a field. A time zone moves the days of the programme too. */
function listPointers(field: string): string[] {
  if (field === 'days') return ['/startsOn', '/endsOn'];
  return field === 'timezone' ? ['/timezone', '/startsOn', '/endsOn'] : [`/${field}`];
}

/** How the editor reads and changes the fields of a delegation. */
export const DELEGATION_FIELD_RULES: FieldRules<Delegation> = {
  readValue,
  mergeChanges: (fields, read) =>
    Object.assign({}, ...fields.map((field) => buildChange(field, read(field)))) as object,
  listPointers,
};
