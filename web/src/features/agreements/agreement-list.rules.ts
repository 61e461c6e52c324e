import agreementFields from 'record-catalogue/agreements';
import commitmentFields from 'record-catalogue/commitments';
import { buildListDefinition } from '../../shared/catalogue/catalogue-field.rules';
import { type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of agreements can name. */
export const AGREEMENT_LIST = buildListDefinition(agreementFields, {
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

/** The filters and orders that the address of the list of commitments can name. */
export const COMMITMENT_LIST = buildListDefinition(commitmentFields, {
  path: '/api/v1/commitments',
  first: ['status', 'overdue', 'dueOn', 'agreementId', 'ownerCompanyId', 'activityId', 'doneOn'],
  defaultSort: 'dueOn',
});

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readCommitmentListSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(COMMITMENT_LIST, search);
}
