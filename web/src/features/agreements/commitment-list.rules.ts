import fields from 'record-catalogue/commitments';
import { buildListDefinition } from '../../shared/catalogue/catalogue-field.rules';
import { type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of commitments can name. */
export const COMMITMENT_LIST = buildListDefinition(fields, {
  path: '/api/v1/commitments',
  first: ['status', 'overdue', 'dueOn', 'agreementId', 'ownerCompanyId', 'activityId', 'doneOn'],
  defaultSort: 'dueOn',
});

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readCommitmentListSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(COMMITMENT_LIST, search);
}
