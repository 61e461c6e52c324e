import { type ListDefinition, type ListSearch, readListSearch } from '../../../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of erasures can name. */
export const ERASURE_LIST = {
  path: '/api/v1/privacy/erasures',
  fields: [
    { name: 'at', kind: 'instant' },
    { name: 'by', kind: 'user' },
    { name: 'reason', kind: 'choice', vocabulary: 'erasureReason' },
  ],
  sorts: ['at'],
  defaultSort: '-at',
  columns: [],
} as const satisfies ListDefinition;

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readErasureSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(ERASURE_LIST, search);
}
