import fields from 'record-catalogue/leads';
import { buildListDefinition } from '../../../shared/catalogue/catalogue-field.rules';
import { changeSearch, type ListSearch, readColumns, readListSearch } from '../../../shared/tables/list-search.rules';
import { FIRST_FILTERS, UNUSED_FIELDS } from './lead-filters.constants';
import { isPlainAddress } from './pipeline-address.rules';
import { COLUMN_NAMES, DEFAULT_COLUMNS } from './lead-columns.rules';

/** The filters, orders and columns that the address of the list of leads can name. */
export const LEAD_LIST = buildListDefinition(fields, {
  path: '/api/v1/leads',
  first: FIRST_FILTERS,
  unfiltered: UNUSED_FIELDS,
  unsorted: UNUSED_FIELDS,
  defaultSort: '-receivedOn',
  columns: COLUMN_NAMES,
});

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readLeadSearch(search: Record<string, unknown>): ListSearch {
  // Links of former versions name a saved view `view`.
  return readListSearch(LEAD_LIST, { ...search, savedView: search['savedView'] ?? search['view'] });
}

/** The list of leads, for its saved views. */
export const LEAD_VIEWS = { entity: 'leads', list: LEAD_LIST, read: readLeadSearch, isPlain: isPlainAddress } as const;

/** Returns the columns that the list shows, in their order. */
export function getColumns(search: ListSearch): readonly string[] {
  const columns = readColumns(LEAD_LIST, search);
  return columns.length > 0 ? columns : DEFAULT_COLUMNS;
}

/** Sets the columns. Those of the application are not named in the address. */
export function setColumns(search: ListSearch, columns: readonly string[]): ListSearch {
  const isDefault = columns.join() === DEFAULT_COLUMNS.join();
  return changeSearch(search, { columns: isDefault ? undefined : columns.join(',') });
}
