import fields from 'record-catalogue/leads';
import { buildListDefinition } from '../../../shared/catalogue/catalogue-field.rules';
import { changeSearch, type ListSearch, readColumns, readListSearch } from '../../../shared/tables/list-search.rules';
import { FIRST_FILTERS } from './lead-filters.constants';
import { isPlainAddress } from './pipeline-address.rules';
import { COLUMN_NAMES, DEFAULT_COLUMNS, isSummedColumn, type SummedColumn } from './lead-columns.rules';
import { readFigure } from './report-figure.rules';

/** The filters, orders and columns that the address of the list of leads can name. */
export const LEAD_LIST = buildListDefinition(fields, {
  path: '/api/v1/leads',
  first: FIRST_FILTERS,
  defaultSort: '-receivedOn',
  columns: COLUMN_NAMES,
});

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readLeadSearch(search: Record<string, unknown>): ListSearch {
  // Links of former versions name a saved view `view`.
  const address = { ...search, savedView: search['savedView'] ?? search['view'] };
  return { ...readListSearch(LEAD_LIST, address), ...readFigure(search) };
}

/** The list of leads, for its saved views. */
export const LEAD_VIEWS = { entity: 'leads', list: LEAD_LIST, read: readLeadSearch, isPlain: isPlainAddress } as const;

/** Returns the columns that the list shows, in their order. The one that adds up to a figure of a report comes first. */
export function getColumns(search: ListSearch): readonly string[] {
  const columns = readColumns(LEAD_LIST, search);
  if (columns.length > 0) return columns;
  const { sum } = search;
  return isSummedColumn(sum) ? [...new Set(['title', sum, ...DEFAULT_COLUMNS])] : DEFAULT_COLUMNS;
}

/** Lists the columns that the list adds up: those that it shows, and the one that adds up to a figure of a report. */
export function listSummedColumns(search: ListSearch): SummedColumn[] {
  return [...new Set([search['sum'], ...getColumns(search)])].filter(isSummedColumn);
}

/** Sets the columns. Those of the application are not named in the address. */
export function setColumns(search: ListSearch, columns: readonly string[]): ListSearch {
  const isDefault = columns.join() === DEFAULT_COLUMNS.join();
  return changeSearch(search, { columns: isDefault ? undefined : columns.join(',') });
}
