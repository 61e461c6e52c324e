import fields from 'record-catalogue/agreements';
import { buildListDefinition } from '../../shared/catalogue/catalogue-field.rules';
import { type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of agreements can name. */
export const AGREEMENT_LIST = buildListDefinition(fields, {
  path: '/api/v1/agreements',
  first: [
    'status',
    'kind',
    'partyCompanyId',
    'field',
    'parentId',
    'expiresOn',
    'signedOn',
    'effectiveOn',
    'terminatedOn',
    'ownerId',
  ],
  unfiltered: ['reference', 'title'],
  unsorted: ['reference', 'effectiveOn', 'terminatedOn'],
  defaultSort: '-signedOn',
});

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readAgreementListSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(AGREEMENT_LIST, search);
}
