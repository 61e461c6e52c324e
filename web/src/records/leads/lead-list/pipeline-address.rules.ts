import { changeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';

/** The leads that somebody still works on. The navigation opens the table with them. */
export const OPEN_LEADS: ListSearch = { status: ['open', 'on_hold'] };

/** Tells whether an address has no filters but those with which the navigation opens the table. */
export function isPlainAddress(search: ListSearch): boolean {
  const { status, ...others } = search;
  return Object.keys(others).length === 0 && (status === undefined || String(status) === String(OPEN_LEADS['status']));
}

/** The names that filters of the board had in the address, and the names that they have in the table. */
const RENAMED: Readonly<Record<string, string>> = {
  owner: 'ownerId',
  country: 'company.country',
  activity: 'source.activityId',
  agreement: 'source.agreementId',
};

/** Adds the status that the table needs to show the leads of the board, unless a status has been chosen. */
export function addOpenStatus(search: ListSearch): ListSearch {
  return search['status'] === undefined ? changeSearch(search, OPEN_LEADS) : search;
}

/** Replaces the former names of filters of the board. Returns null if the address has none of them. */
export function renameBoardFilters(search: ListSearch): ListSearch | null {
  const isFormer = (name: string) => Object.hasOwn(RENAMED, name) || name === 'stale';
  const names = Object.keys(search);
  if (!names.some(isFormer)) return null;
  const entries = names.map((name) => [RENAMED[name] ?? name, search[name]] as const);
  const { stale, ...renamed }: ListSearch = Object.fromEntries(entries);
  const isStale = stale === true || stale === 'true';
  return changeSearch(renamed, { 'staleSince.isNull': isStale ? false : renamed['staleSince.isNull'] });
}
