import { type ListDefinition, type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of companies can name. */
export const COMPANY_LIST = {
  path: '/api/v1/companies',
  fields: [
    { name: 'country', kind: 'country' },
    { name: 'kind', kind: 'choice', vocabulary: 'companyKind' },
    { name: 'tags', kind: 'text' },
    { name: 'ownerId', kind: 'user', isNullable: true },
    { name: 'city', kind: 'text', isNullable: true },
    { name: 'naceCode', kind: 'text' },
    { name: 'memberOf', kind: 'record', record: 'company' },
    { name: 'parentId', kind: 'record', record: 'company', isNullable: true },
    { name: 'employees', kind: 'number', isNullable: true },
    { name: 'turnoverEur', kind: 'number', isNullable: true },
    { name: 'identifier', kind: 'text' },
    { name: 'externalId', kind: 'text' },
    { name: 'emailDomains', kind: 'text' },
    { name: 'createdAt', kind: 'instant' },
    { name: 'updatedAt', kind: 'instant' },
  ],
  sorts: ['name', 'kind', 'country', 'city', 'employees', 'turnoverEur', 'createdAt', 'updatedAt'],
  defaultSort: 'name',
  columns: [],
} as const satisfies ListDefinition;

export type CompanyFilterName = (typeof COMPANY_LIST.fields)[number]['name'];

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readCompanySearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(COMPANY_LIST, search);
}
