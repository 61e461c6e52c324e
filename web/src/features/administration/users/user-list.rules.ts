import { type ListDefinition, type ListSearch, readListSearch } from '../../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of users can name. */
export const USER_LIST = {
  path: '/api/v1/users',
  fields: [
    { name: 'role', kind: 'choice', vocabulary: 'role' },
    { name: 'createdAt', kind: 'instant' },
  ],
  sorts: ['fullName', 'email', 'role', 'createdAt'],
  defaultSort: 'fullName',
  columns: [],
} as const satisfies ListDefinition;

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readUserSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(USER_LIST, search);
}

/** Returns the address of the page of a user. */
export function getUserPath(id: string): string {
  return `/administration/users/${id}`;
}
