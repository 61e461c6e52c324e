import { cleanExternalIds, type ExternalId } from '../../../records/external-ids/external-ids.rules';
import type { components } from '../../../shared/api/schema';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';
import type { RecordTab } from '../../../shared/record-editor/record-search.rules';

type CompanyView = components['schemas']['CompanyView'];

/** How a field is shown and entered. */
type FieldKind =
  | 'text'
  | 'textarea'
  | 'tags'
  | 'kind'
  | 'country'
  | 'subdivision'
  | 'website'
  | 'user'
  | 'company'
  | 'identifiers'
  | 'externalIds'
  | 'nace'
  | 'number'
  | 'turnover';

/** The fields of a company that can be edited in place, in groups as a business development manager thinks of them. */
export const FIELD_GROUPS = {
  identity: {
    name: 'text',
    nativeName: 'text',
    aliases: 'tags',
    kind: 'kind',
    ownerId: 'user',
    tags: 'tags',
    identifiers: 'identifiers',
    externalIds: 'externalIds',
  },
  place: { country: 'country', subdivision: 'subdivision', city: 'text', postalCode: 'text', address: 'textarea' },
  online: { website: 'website', emailDomains: 'tags' },
  business: { nace: 'nace', employees: 'number', turnover: 'turnover', notes: 'textarea' },
  group: { parentId: 'company' },
} as const satisfies Record<string, Record<string, FieldKind>>;

export type FieldGroup = keyof typeof FIELD_GROUPS;
export type CompanyField = { [G in FieldGroup]: keyof (typeof FIELD_GROUPS)[G] }[FieldGroup];

const FIELD_KINDS = Object.assign({}, ...Object.values(FIELD_GROUPS)) as Readonly<Record<CompanyField, FieldKind>>;

/** Returns how a field is shown and entered. */
export function getFieldKind(field: CompanyField): FieldKind {
  return FIELD_KINDS[field];
}

/** Tells whether a name is that of a field that can be edited in place. */
export function isCompanyField(name: unknown): name is CompanyField {
  return typeof name === 'string' && Object.hasOwn(FIELD_KINDS, name);
}

/** Lists the fields of a group. */
export function listFields(group: FieldGroup): CompanyField[] {
  return Object.keys(FIELD_GROUPS[group]) as CompanyField[];
}

/** Returns the tab that shows a field. */
export function findTab(field: CompanyField): RecordTab<'companies'> | undefined {
  return field === 'parentId' ? 'group' : undefined;
}

export type Identifier = components['schemas']['CompanyIdentifierInput'];
/** Returns the register whose number a company of a country usually has. */
export function findUsualScheme(country: string): Identifier['scheme'] {
  const schemes: Readonly<Record<string, Identifier['scheme']>> = { BE: 'KBO', CN: 'USCC' };
  return schemes[country] ?? 'LEI';
}

export type NaceCode = CompanyView['nace'][number];

export interface TurnoverValue {
  amount: number | string | null;
  currency: string;
}

/** Reads the value of a field as its input edits it. */
function readValue(company: CompanyView, field: string): unknown {
  if (field === 'turnover') {
    const { turnover } = company;
    return { amount: turnover?.amount ?? null, currency: turnover?.currency ?? 'EUR' } satisfies TurnoverValue;
  }
  return company[field as keyof CompanyView];
}

/** Cleans what was entered into a field. An empty value clears the field. */
export function cleanValue(field: CompanyField, value: unknown): unknown {
  switch (FIELD_KINDS[field]) {
    case 'turnover':
      return cleanTurnover(value as TurnoverValue);
    case 'identifiers':
      return (value as Identifier[])
        .map(({ scheme, value: number }) => ({ scheme, value: number.trim() }))
        .filter(({ value: number }) => number !== '');
    case 'externalIds':
      return cleanExternalIds(value as ExternalId[]);
    case 'nace':
      return (value as NaceCode[]).filter(({ code }) => code !== '');
    default:
      if (typeof value !== 'string') return value ?? null;
      return value.trim() === '' ? null : value.trim();
  }
}

function cleanTurnover({ amount, currency }: TurnoverValue) {
  if (amount === null || amount === '') return null;
  // The input gives a text from 14 digits on. The server says what is wrong with one that is no number.
  const number = Number(amount);
  return { amount: Number.isNaN(number) ? amount : number, currency: currency.trim().toUpperCase() };
}

/** Lists the JSON pointers by which the server names a field. A change of the country may contradict the subdivision. */
function listPointers(field: string): string[] {
  return field === 'country' ? ['/country', '/subdivision'] : [`/${field}`];
}

/** How the editor reads and changes the fields of a company. */
export const COMPANY_FIELD_RULES: FieldRules<CompanyView> = {
  readValue,
  mergeChanges: (fields, read) =>
    Object.fromEntries(fields.map((field) => [field, cleanValue(field as CompanyField, read(field))])),
  listPointers,
};
