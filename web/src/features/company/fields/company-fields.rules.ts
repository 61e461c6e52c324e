import fields from 'record-catalogue/companies';
import { cleanExternalIds, type ExternalId } from '../../../records/external-ids/external-ids.rules';
import type { components } from '../../../shared/api/schema';
import { cleanPlainValue, groupFields } from '../../../shared/catalogue/catalogue-field.rules';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';
import type { RecordTab } from '../../../shared/record-editor/record-search.rules';

type CompanyView = components['schemas']['CompanyView'];

/** The fields of a company that can be edited in place, in groups as a business development manager thinks of them. */
export const FIELD_GROUPS = groupFields(
  fields,
  {
    identity: ['name', 'nativeName', 'aliases', 'kind', 'ownerId', 'tags', 'identifiers', 'externalIds'],
    place: ['country', 'subdivision', 'city', 'postalCode', 'address'],
    online: ['website', 'emailDomains'],
    business: ['nace', 'employees', 'turnover', 'notes'],
    group: ['parentId'],
  },
  'business',
);

/** Returns the tab that shows a field. */
export function findTab(field: string): RecordTab<'companies'> | undefined {
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
export function cleanValue(field: string, value: unknown): unknown {
  switch (field) {
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
      return cleanPlainValue(value);
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
  mergeChanges: (fields, read) => Object.fromEntries(fields.map((field) => [field, cleanValue(field, read(field))])),
  listPointers,
};
