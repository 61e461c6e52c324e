/** The filters of the list, by the names of the API. */
const FILTERS = ['q', 'worksFor', 'company.country', 'languages', 'tags', 'mayBeMailed', 'archived'] as const;
export type ContactFilter = (typeof FILTERS)[number];

/** The parameters of the address: filters by the names of the API, and the order. */
export type ContactSearch = Partial<Record<ContactFilter | 'sort', string | boolean>>;

/** Changes the address. The change is applied to what the address says at that time. */
export type ChangeSearch = (change: (search: ContactSearch) => ContactSearch) => void;

/** The orders that the list offers. */
export const SORTS = ['fullName', 'company.name', 'jobTitle', 'email', 'createdAt', 'updatedAt'] as const;
export type ContactSort = (typeof SORTS)[number];

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readContactSearch(search: Record<string, unknown>): ContactSearch {
  const entries = [...FILTERS, 'sort' as const].map((name) => [name, readValue(name, search[name])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function readValue(name: ContactFilter | 'sort', value: unknown): string | boolean | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value).trim();
  if (name === 'sort') return SORTS.some((sort) => sort === text.replace(/^-/, '')) ? text : undefined;
  if (name === 'archived') return text === 'true' || (text === 'any' ? text : undefined);
  if (name === 'mayBeMailed') return text === 'true' ? true : text === 'false' ? false : undefined;
  return text === '' ? undefined : text;
}

/** Changes parameters. Those without a value are removed, so that the address names only what is set. */
export function changeSearch(search: ContactSearch, changes: ContactSearch): ContactSearch {
  return readContactSearch({ ...search, ...changes });
}

/** Returns the search without its filters; the order stays. */
export function clearFilters({ sort }: ContactSearch): ContactSearch {
  return changeSearch({}, sort === undefined ? {} : { sort });
}

/** Returns whether the list is filtered. */
export function isFiltered(search: ContactSearch): boolean {
  return FILTERS.some((name) => search[name] !== undefined);
}

/** Returns the order of the list. */
export function getSort({ sort = 'fullName' }: ContactSearch): { name: ContactSort; isDescending: boolean } {
  const text = String(sort);
  return { name: text.replace(/^-/, '') as ContactSort, isDescending: text.startsWith('-') };
}

/** Sorts by a column: ascending first, then descending. The order of the API is not named in the address. */
export function toggleSort(search: ContactSearch, name: ContactSort): ContactSearch {
  const present = getSort(search);
  return setSort(search, present.name === name && !present.isDescending ? `-${name}` : name);
}

/** Sets the order. */
export function setSort({ sort: _, ...filters }: ContactSearch, sort: string): ContactSearch {
  return sort === 'fullName' ? filters : changeSearch(filters, { sort });
}

/** Builds the query of the request, all as texts. */
export function buildContactQuery(search: ContactSearch): Record<string, string> {
  const { name, isDescending } = getSort(search);
  const filters = FILTERS.flatMap((filter) => {
    const value = search[filter];
    return value === undefined ? [] : [[filter, String(value)] as const];
  });
  return { ...Object.fromEntries(filters), sort: isDescending ? `-${name}` : name };
}

/** Builds the address of a file with all rows of the list, in the same order. */
export function buildExportUrl(search: ContactSearch, format: 'csv' | 'xlsx'): string {
  return `/api/v1/contacts/export?${new URLSearchParams({ format, ...buildContactQuery(search) }).toString()}`;
}
