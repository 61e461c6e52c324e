import { type ListDefinition, type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The states in which a registration waits for the decision of a person. */
export const OPEN_STATES: readonly string[] = ['needs_review', 'suspected_spam'];

/** The filters that the address of the review can name. The earliest registration comes first, because it waits longest. */
export const REVIEW_LIST = {
  path: '/api/v1/intake/registrations',
  fields: [
    { name: 'connectionId', kind: 'record', record: 'connection' },
    { name: 'activityId', kind: 'record', record: 'activity', isNullable: true },
    { name: 'matchState', kind: 'choice', vocabulary: 'matchState' },
    { name: 'matchedBy', kind: 'choice', vocabulary: 'matchedBy' },
    { name: 'receivedAt', kind: 'instant' },
  ],
  sorts: ['receivedAt'],
  defaultSort: 'receivedAt',
  columns: [],
} as const satisfies ListDefinition;

/** Reads the filters of the queue. */
export function readReviewFilters(address: Record<string, unknown>): ListSearch {
  return readListSearch(REVIEW_LIST, address);
}

/** Builds the filters of the request. Unless the user asks for other states, the queue has what waits. */
export function withOpenStates(search: ListSearch): ListSearch {
  return search['matchState'] === undefined ? { ...search, matchState: [...OPEN_STATES] } : search;
}

/**
 * Returns the registration that is opened after one has been left: the next one in the former order that still waits,
 * or else the first one; null if none waits.
 */
export function findNextId(formerIds: readonly string[], leftId: string, ids: readonly string[]): string | null {
  const others = ids.filter((id) => id !== leftId);
  const later = formerIds.slice(formerIds.indexOf(leftId) + 1);
  return later.find((id) => others.includes(id)) ?? others[0] ?? null;
}
