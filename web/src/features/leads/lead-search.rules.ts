import { DEFAULT_SORT, FILTER_FIELDS, type FilterField, SORTS } from './filters/lead-filters.constants';
import { COLUMN_NAMES, type ColumnName, DEFAULT_COLUMNS } from './table/lead-columns.constants';

type SearchValue = string | number | boolean;

/** The parameters of the address: filters by the names of the API, the order and the columns. */
export interface LeadSearch {
  readonly [parameter: string]: SearchValue | readonly SearchValue[] | undefined;
}

/** Changes the address. The change is applied to what the address says at that time. */
export type ChangeSearch = (change: (search: LeadSearch) => LeadSearch) => void;

/** The bounds of a range, as the API names them. */
const BOUNDS = ['gte', 'gt', 'lte', 'lt'];

/** The parameters of the address that are no filters. */
const NO_FILTERS = ['sort', 'columns', 'view'];

const ARCHIVED_VALUES = ['true', 'any'];

/** Tells whether a filter can be a range. */
export function isRange({ kind }: FilterField): boolean {
  return ['day', 'instant', 'number', 'sector'].includes(kind);
}

/** Lists the parameters of a filter, each with the type that its value has in the address. */
function listParameters(field: FilterField): [string, 'string' | 'number' | 'boolean'][] {
  const { name, kind } = field;
  const type = kind === 'number' ? 'number' : kind === 'flag' ? 'boolean' : 'string';
  return [
    [name, type],
    ...(isRange(field) ? BOUNDS.map((bound): [string, typeof type] => [`${name}.${bound}`, type]) : []),
    ...(field.isNullable ? [[`${name}.isNull`, 'boolean'] as [string, 'boolean']] : []),
  ];
}

const PARAMETERS = new Map(FILTER_FIELDS.flatMap(listParameters));

/** Reads one value. Returns undefined if it means nothing. */
function readValue(value: unknown, type: 'string' | 'number' | 'boolean'): SearchValue | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value).trim();
  if (text === '') return undefined;
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : undefined);
  if (type === 'number') return /^-?\d+$/.test(text) ? Number(text) : undefined;
  return text;
}

/** Reads a parameter that may be given several times. */
function readValues(value: unknown, type: 'string' | 'number' | 'boolean'): SearchValue | SearchValue[] | undefined {
  const all = Array.isArray(value) ? (value as unknown[]) : [value];
  const values = all.map((one) => readValue(one, type)).filter((one) => one !== undefined);
  return values.length > 1 ? values : values[0];
}

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readLeadSearch(search: Record<string, unknown>): LeadSearch {
  const found: Record<string, SearchValue | SearchValue[] | undefined> = {};
  const q = readValue(search['q'], 'string');
  if (q !== undefined) found['q'] = q;
  const archived = readValue(search['archived'], 'string');
  if (ARCHIVED_VALUES.includes(String(archived))) found['archived'] = archived;
  for (const [name, type] of PARAMETERS) {
    const value = readValues(search[name], type);
    if (value !== undefined) found[name] = value;
  }
  const view = readValue(search['view'], 'string');
  if (view !== undefined) found['view'] = view;
  const sort = readSort(search['sort']);
  if (sort.length > 0) found['sort'] = sort.join(',');
  const columns = readColumns(search['columns']);
  if (columns.length > 0) found['columns'] = columns.join(',');
  return found;
}

function readSort(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  return value.split(',').filter((key) => SORTS.includes(key.replace(/^-/, '')));
}

function readColumns(value: unknown): ColumnName[] {
  if (typeof value !== 'string') return [];
  const names = value.split(',').filter((name): name is ColumnName => COLUMN_NAMES.includes(name as ColumnName));
  return [...new Set(names)];
}

/** Returns the columns that the list shows, in their order. */
export function getColumns(search: LeadSearch): readonly ColumnName[] {
  const columns = readColumns(search['columns']);
  return columns.length > 0 ? columns : DEFAULT_COLUMNS;
}

/** Sets the columns. Those of the application are not named in the address. */
export function setColumns(search: LeadSearch, columns: readonly ColumnName[]): LeadSearch {
  const isDefault = columns.join() === DEFAULT_COLUMNS.join();
  return removeEmpty({ ...search, columns: isDefault ? undefined : columns.join(',') });
}

export interface SortKey {
  name: string;
  isDescending: boolean;
}

/** Returns the order of the list, the most important key first. */
export function getSort(search: LeadSearch): SortKey[] {
  const keys = readSort(search['sort']);
  return (keys.length > 0 ? keys : [DEFAULT_SORT]).map((key) => ({
    name: key.replace(/^-/, ''),
    isDescending: key.startsWith('-'),
  }));
}

/** Sets the order. The one of the application is not named in the address. */
export function setSort(search: LeadSearch, keys: readonly SortKey[]): LeadSearch {
  const sort = keys.map(({ name, isDescending }) => (isDescending ? `-${name}` : name)).join(',');
  return removeEmpty({ ...search, sort: sort === DEFAULT_SORT ? undefined : sort });
}

/** Sorts by a column: ascending first, then descending. With `isAdded` it comes after the present keys. */
export function toggleSort(search: LeadSearch, name: string, isAdded: boolean): LeadSearch {
  const keys = getSort(search);
  const known = keys.find((key) => key.name === name);
  const key = { name, isDescending: known ? !known.isDescending : false };
  if (!isAdded) return setSort(search, [key]);
  return setSort(search, known ? keys.map((one) => (one === known ? key : one)) : [...keys, key]);
}

/** Builds the filters of the request, all as texts. */
export function buildLeadFilters(search: LeadSearch): Record<string, string | string[]> {
  const filters = Object.entries(search).filter(([name]) => !NO_FILTERS.includes(name));
  return Object.fromEntries(
    filters
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

/** Builds the query of the request: filters and order. */
export function buildLeadQuery(search: LeadSearch): Record<string, string | string[]> {
  const { sort } = search;
  return { ...buildLeadFilters(search), sort: typeof sort === 'string' ? sort : DEFAULT_SORT };
}

/** Builds the address of a file with all rows of the list, in the same order. */
export function buildExportUrl(search: LeadSearch, format: 'csv' | 'xlsx'): string {
  const parameters = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(buildLeadQuery(search))) {
    for (const one of [value].flat()) parameters.append(name, one);
  }
  return `/api/v1/leads/export?${parameters.toString()}`;
}

/** Returns the search without its filters and without the view that set them; order and columns stay. */
export function clearFilters({ sort, columns }: LeadSearch): LeadSearch {
  return removeEmpty({ sort, columns });
}

/** Returns whether the list is filtered. */
export function isFiltered(search: LeadSearch): boolean {
  return Object.keys(buildLeadFilters(search)).length > 0;
}

/** Changes parameters. Those without a value are removed, so that the address names only what is set. */
export function changeSearch(search: LeadSearch, changes: LeadSearch): LeadSearch {
  return removeEmpty({ ...search, ...changes });
}

function removeEmpty(search: LeadSearch): LeadSearch {
  return Object.fromEntries(
    Object.entries(search).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
