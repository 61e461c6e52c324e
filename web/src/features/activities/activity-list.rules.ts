import { type ListDefinition, type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of activities can name. */
export const ACTIVITY_LIST = {
  path: '/api/v1/activities',
  fields: [
    { name: 'kind', kind: 'choice', vocabulary: 'activityKind' },
    { name: 'status', kind: 'choice', vocabulary: 'activityStatus' },
    { name: 'endsOn', kind: 'day' },
    { name: 'startsOn', kind: 'day' },
    { name: 'ownerId', kind: 'user', isNullable: true },
    { name: 'country', kind: 'country', isNullable: true },
    { name: 'city', kind: 'text', isNullable: true },
    { name: 'agreementId', kind: 'record', record: 'agreement', isNullable: true },
    { name: 'createdAt', kind: 'instant' },
  ],
  sorts: ['startsOn', 'endsOn', 'title', 'reference', 'createdAt'],
  defaultSort: '-startsOn',
  columns: [],
} as const satisfies ListDefinition;

/** The filters of the calendar, which shows the days of its own period. */
export const CALENDAR_LIST = {
  ...ACTIVITY_LIST,
  fields: ACTIVITY_LIST.fields.filter(({ name }) => name !== 'startsOn' && name !== 'endsOn'),
} satisfies ListDefinition;

export type ActivityFilterName = (typeof ACTIVITY_LIST.fields)[number]['name'];

/** Reads the filters that the address names. Parameters that mean nothing are left out. */
export function readActivitySearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(ACTIVITY_LIST, search);
}
