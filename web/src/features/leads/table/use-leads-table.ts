import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { COLUMN_NAMES, getColumnWidth } from '../../../records/leads/lead-list/lead-columns.rules';
import { getSort, type ListSearch } from '../../../shared/tables/list-search.rules';
import { getColumns, LEAD_LIST } from '../../../records/leads/lead-list/lead-search.rules';
import type { Lead } from '../leads.api';

const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});

const helper = createColumnHelper<typeof features, Lead>();

/** The columns. The component of a cell decides how it looks. */
const columns = helper.columns(
  COLUMN_NAMES.map((name) =>
    helper.display({ id: name, size: getColumnWidth(name), enableSorting: LEAD_LIST.sorts.includes(name) }),
  ),
);

interface LeadsTableOptions {
  leads: Lead[];
  search: ListSearch;
}

/** Returns the model of the table: visible columns in their order, and rows. */
export function useLeadsTable({ leads, search }: LeadsTableOptions) {
  const visible = getColumns(search).join();
  const state = useMemo(() => {
    const names = visible.split(',');
    return {
      columnOrder: names,
      columnVisibility: Object.fromEntries(COLUMN_NAMES.map((name) => [name, names.includes(name)])),
    };
  }, [visible]);
  const sorting = getSort(LEAD_LIST, search).map(({ name, isDescending }) => ({ id: name, desc: isDescending }));
  return useTable({
    features,
    columns,
    data: leads,
    getRowId: ({ id }) => id,
    // The server has filtered and sorted.
    manualSorting: true,
    state: { ...state, sorting },
  });
}
