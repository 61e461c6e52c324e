import fields from 'record-catalogue/companies';
import { buildListDefinition } from '../../shared/catalogue/catalogue-field.rules';
import { type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of companies can name. */
export const COMPANY_LIST = buildListDefinition(fields, {
  path: '/api/v1/companies',
  first: [
    'country',
    'kind',
    'tags',
    'ownerId',
    'city',
    'naceCode',
    'memberOf',
    'parentId',
    'employees',
    'turnoverEur',
    'identifier',
    'externalId',
    'emailDomains',
  ],
  unfiltered: ['name', 'nativeName', 'subdivision', 'mergedIntoId'],
  unsorted: ['nativeName', 'subdivision'],
  defaultSort: 'name',
});

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readCompanySearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(COMPANY_LIST, search);
}
