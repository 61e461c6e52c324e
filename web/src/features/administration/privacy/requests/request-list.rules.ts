import { type ListDefinition, type ListSearch, readListSearch } from '../../../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of requests can name. */
export const REQUEST_LIST = {
  path: '/api/v1/privacy/requests',
  fields: [
    { name: 'state', kind: 'choice', vocabulary: 'privacyRequestState' },
    { name: 'kind', kind: 'choice', vocabulary: 'privacyRequestKind' },
  ],
  sorts: ['answerBy', 'receivedOn', 'reference'],
  defaultSort: 'answerBy',
  columns: [],
} as const satisfies ListDefinition;

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readRequestSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(REQUEST_LIST, search);
}

/** Days before the last day from which a request is shown as urgent. */
const URGENT_DAYS = 10;

/** Returns the colour of the days that are left: red when the answer is late, orange when it is due soon. */
export function chooseDaysColor(daysLeft: number): 'red' | 'orange' | 'gray' {
  if (daysLeft < 0) return 'red';
  return daysLeft <= URGENT_DAYS ? 'orange' : 'gray';
}
