import { buildFilters, type ListSearch } from '../../shared/tables/list-search.rules';

/** Builds the filters of the request. The board has leads that are open, on hold or won lately, whatever the table shows. */
export function buildBoardFilters(search: ListSearch): Record<string, string | string[]> {
  return { ...buildFilters(search), status: ['open', 'on_hold', 'won'] };
}
