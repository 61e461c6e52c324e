import { type ListDefinition, type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of agreements can name. */
export const AGREEMENT_LIST = {
  path: '/api/v1/agreements',
  fields: [
    { name: 'status', kind: 'choice', vocabulary: 'agreementStatus' },
    { name: 'kind', kind: 'choice', vocabulary: 'agreementKind' },
    { name: 'partyCompanyId', kind: 'record', record: 'company' },
    { name: 'field', kind: 'text' },
    { name: 'parentId', kind: 'record', record: 'agreement', isNullable: true },
    { name: 'expiresOn', kind: 'day', isNullable: true },
    { name: 'signedOn', kind: 'day', isNullable: true },
    { name: 'effectiveOn', kind: 'day', isNullable: true },
    { name: 'terminatedOn', kind: 'day', isNullable: true },
    { name: 'ownerId', kind: 'user', isNullable: true },
    { name: 'createdAt', kind: 'instant' },
    { name: 'updatedAt', kind: 'instant' },
  ],
  sorts: ['title', 'kind', 'status', 'signedOn', 'expiresOn', 'createdAt', 'updatedAt'],
  defaultSort: '-signedOn',
  columns: [],
} as const satisfies ListDefinition;

export type AgreementFilterName = (typeof AGREEMENT_LIST.fields)[number]['name'];

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readAgreementListSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(AGREEMENT_LIST, search);
}
