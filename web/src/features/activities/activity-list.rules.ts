import fields from 'record-catalogue/activities';
import { buildListDefinition } from '../../shared/catalogue/catalogue-field.rules';
import { type ListDefinition, type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of activities can name. */
export const ACTIVITY_LIST = buildListDefinition(fields, {
  path: '/api/v1/activities',
  first: ['kind', 'status', 'endsOn', 'startsOn', 'ownerId', 'country', 'city', 'agreementId'],
  unfiltered: ['reference', 'parentId'],
  defaultSort: '-startsOn',
});

/** The filters of the calendar, which shows the days of its own period. */
export const CALENDAR_LIST = {
  ...ACTIVITY_LIST,
  fields: ACTIVITY_LIST.fields.filter(({ name }) => name !== 'startsOn' && name !== 'endsOn'),
} satisfies ListDefinition;

/** Reads the filters that the address names. Parameters that mean nothing are left out. */
export function readActivitySearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(ACTIVITY_LIST, search);
}

/** The list of activities, for its saved views. */
export const ACTIVITY_VIEWS = { entity: 'activities', list: ACTIVITY_LIST, read: readActivitySearch } as const;
