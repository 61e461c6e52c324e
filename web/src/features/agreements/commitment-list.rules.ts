import { type ListDefinition, type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of commitments can name. */
export const COMMITMENT_LIST = {
  path: '/api/v1/commitments',
  fields: [
    { name: 'status', kind: 'choice', vocabulary: 'commitmentStatus' },
    { name: 'overdue', kind: 'flag' },
    { name: 'dueOn', kind: 'day', isNullable: true },
    { name: 'agreementId', kind: 'record', record: 'agreement' },
    { name: 'ownerCompanyId', kind: 'record', record: 'company', isNullable: true },
    { name: 'activityId', kind: 'record', record: 'activity', isNullable: true },
    { name: 'doneOn', kind: 'day', isNullable: true },
    { name: 'createdAt', kind: 'instant' },
    { name: 'updatedAt', kind: 'instant' },
  ],
  sorts: ['dueOn', 'status', 'doneOn', 'createdAt', 'updatedAt'],
  defaultSort: 'dueOn',
  columns: [],
} as const satisfies ListDefinition;

export type CommitmentFilterName = (typeof COMMITMENT_LIST.fields)[number]['name'];

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readCommitmentListSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(COMMITMENT_LIST, search);
}
