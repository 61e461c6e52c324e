import { buildFilters, type ListSearch } from '../../../shared/tables/list-search.rules';
import { getColumns, readLeadSearch } from '../../../records/leads/lead-list/lead-search.rules';

interface ViewContent {
  filters: Record<string, string | string[]>;
  columns: string[];
  sort: string | null;
}

/** Builds what a view saves of the list. */
export function buildViewContent(search: ListSearch): ViewContent {
  const { sort } = search;
  return {
    filters: buildFilters(search),
    columns: search['columns'] === undefined ? [] : [...getColumns(search)],
    sort: typeof sort === 'string' ? sort : null,
  };
}

/** Returns the search that shows a view. Filters that the list no longer knows are left out. */
export function openView({ id, filters, columns, sort }: ViewContent & { id: string }): ListSearch {
  return readLeadSearch({ ...filters, columns: columns.join(','), sort, view: id });
}

/** Returns whether the list shows something else than the view that was opened. */
export function isViewChanged(search: ListSearch, view: ViewContent & { id: string }): boolean {
  return serialise(search) !== serialise(openView(view));
}

/** Writes what matters of a search, whatever the order of its parameters. */
function serialise(search: ListSearch): string {
  const { filters, columns, sort } = buildViewContent(search);
  return JSON.stringify([Object.entries(filters).toSorted(([a], [b]) => a.localeCompare(b)), columns, sort]);
}
