import {
  buildFilters,
  type ListDefinition,
  type ListSearch,
  readColumns,
} from '../../../shared/tables/list-search.rules';

/** A list whose filters, order and columns can be saved as a view. */
export interface ViewedList {
  entity: 'leads' | 'companies' | 'contacts' | 'activities' | 'agreements' | 'tasks';
  list: ListDefinition;
  /** Reads what an address says. */
  read: (search: Record<string, unknown>) => ListSearch;
  /** Tells whether an address means the whole list, so that the default view may replace it; no parameters when absent. */
  isPlain?: (search: ListSearch) => boolean;
  /** Parameters that a view saves although they are no filters of the API. */
  keptParameters?: readonly string[];
}

interface ViewContent {
  filters: Record<string, string | string[]>;
  columns: string[];
  sort: string | null;
}

/** Builds what a view saves of the list. */
export function buildViewContent({ list, keptParameters = [] }: ViewedList, search: ListSearch): ViewContent {
  const { sort } = search;
  const kept = keptParameters.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]]));
  return {
    filters: { ...buildFilters(search), ...(Object.fromEntries(kept) as Record<string, string>) },
    columns: readColumns(list, search),
    sort: typeof sort === 'string' ? sort : null,
  };
}

/** Returns the search that shows a view. Filters that the list no longer knows are left out. */
export function openView(
  { read }: ViewedList,
  { id, filters, columns, sort }: ViewContent & { id: string },
): ListSearch {
  return read({ ...filters, columns: columns.join(','), sort, savedView: id });
}

/** Returns whether the list shows something else than the view that was opened. */
export function isViewChanged(viewed: ViewedList, search: ListSearch, view: ViewContent & { id: string }): boolean {
  return serialise(viewed, search) !== serialise(viewed, openView(viewed, view));
}

/** Writes what matters of a search, whatever the order of its parameters. */
function serialise(viewed: ViewedList, search: ListSearch): string {
  const { filters, columns, sort } = buildViewContent(viewed, search);
  return JSON.stringify([Object.entries(filters).toSorted(([a], [b]) => a.localeCompare(b)), columns, sort]);
}
