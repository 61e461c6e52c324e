import type { components } from '../../../shared/api/schema';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';

type Delegation = components['schemas']['DelegationView'];

/** How a field is shown and entered. */
type FieldKind =
  | 'text'
  | 'textarea'
  | 'direction'
  | 'days'
  | 'zone'
  | 'country'
  | 'user'
  | 'company'
  | 'companies'
  | 'agreement'
  | 'euro';

/** The fields of a delegation that can be edited in place, in groups. */
export const FIELD_GROUPS = {
  visit: {
    title: 'text',
    direction: 'direction',
    days: 'days',
    timezone: 'zone',
    country: 'country',
    city: 'text',
    ownerId: 'user',
  },
  organisations: { senderCompanyId: 'company', hostCompanyIds: 'companies', agreementId: 'agreement' },
  purpose: { objectives: 'textarea', notes: 'textarea' },
  money: { budgetEur: 'euro', costEur: 'euro' },
} as const satisfies Record<string, Record<string, FieldKind>>;

export type FieldGroup = keyof typeof FIELD_GROUPS;
export type DelegationField = { [G in FieldGroup]: keyof (typeof FIELD_GROUPS)[G] }[FieldGroup];

const FIELD_KINDS = Object.assign({}, ...Object.values(FIELD_GROUPS)) as Readonly<Record<DelegationField, FieldKind>>;

/** Returns how a field is shown and entered. */
export function getFieldKind(field: DelegationField): FieldKind {
  return FIELD_KINDS[field];
}

/** Tells whether a name is that of a field that can be edited in place. */
export function isDelegationField(name: unknown): name is DelegationField {
  return typeof name === 'string' && Object.hasOwn(FIELD_KINDS, name);
}

/** Lists the fields of a group. */
export function listFields(group: FieldGroup): DelegationField[] {
  return Object.keys(FIELD_GROUPS[group]) as DelegationField[];
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
export function buildChange(field: DelegationField, value: unknown): object {
  if (getFieldKind(field) === 'days') return value as DaysValue;
  if (typeof value === 'string') return { [field]: value.trim() === '' ? null : value.trim() };
  return { [field]: value ?? null };
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
    Object.assign({}, ...fields.map((field) => buildChange(field as DelegationField, read(field)))) as object,
  listPointers,
};
