import { createSearchReader, type RecordSearch } from '../../shared/record-editor/record-search.rules';

/** The parameters of the address of a delegation. */
interface DelegationSearch extends RecordSearch<'delegations'> {
  /** The first day that the programme shows. */
  day?: string;
}

const readRecordSearch = createSearchReader('delegations');

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readDelegationSearch(search: Record<string, unknown>): DelegationSearch {
  return { ...readRecordSearch(search), ...(typeof search['day'] === 'string' ? { day: search['day'] } : {}) };
}
