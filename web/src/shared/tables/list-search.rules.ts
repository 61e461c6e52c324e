type SearchValue = string | number | boolean;

/** The parameters of the address of a list: filters by the names of the API, the order and the columns. */
export interface ListSearch {
  readonly [parameter: string]: SearchValue | readonly SearchValue[] | undefined;
}

/** Changes the address. The change is applied to what the address says at that time. */
export type ChangeSearch = (change: (search: ListSearch) => ListSearch) => void;

/** A filter of a list. Its name is that of the filter of the API and of the parameter in the address. */
export interface FilterField {
  readonly name: string;
  readonly kind:
    'choice' | 'language' | 'flag' | 'user' | 'record' | 'text' | 'country' | 'sector' | 'day' | 'instant' | 'number';
  /** The vocabulary of the labels of a choice. */
  readonly vocabulary?: string;
  /** The values of a choice; all of the vocabulary when absent. */
  readonly choices?: readonly string[];
  /** The kind of a record. */
  readonly record?: 'lead' | 'company' | 'contact' | 'activity' | 'agreement' | 'connection';
  /** Whether a number is a year, which has no separators. */
  readonly isYear?: boolean;
  /** Whether records can be found that have no value. */
  readonly isNullable?: boolean;
}

/** The filters, orders and columns that the address of a list can name. */
export interface ListDefinition {
  /** The path of the list in the API. */
  readonly path: string;
  /** All filters, in the order of the menu. */
  readonly fields: readonly FilterField[];
  /** The orders that the API knows and that mean something to a reader. */
  readonly sorts: readonly string[];
  /** The order of the list unless the user chooses another. */
  readonly defaultSort: string;
  /** All columns; none when the user cannot choose them. */
  readonly columns: readonly string[];
}

/** The bounds of a range, as the API names them. */
const BOUNDS = ['gte', 'gt', 'lte', 'lt'];

/** The parameters of the address that are no filters. */
const NO_FILTERS = ['sort', 'columns', 'view', 'savedView', 'sum', 'figure'];

const ARCHIVED_VALUES = ['true', 'any'];

/** Tells whether a filter can be a range. */
function isRange({ kind }: FilterField): boolean {
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
export function readListSearch(list: ListDefinition, search: Record<string, unknown>): ListSearch {
  const found: Record<string, SearchValue | SearchValue[] | undefined> = {};
  const q = readValue(search['q'], 'string');
  if (q !== undefined) found['q'] = q;
  const archived = readValue(search['archived'], 'string');
  if (ARCHIVED_VALUES.includes(String(archived))) found['archived'] = archived;
  for (const [name, type] of list.fields.flatMap(listParameters)) {
    const value = readValues(search[name], type);
    if (value !== undefined) found[name] = value;
  }
  const sort = readSort(list, search['sort']);
  if (sort.length > 0) found['sort'] = sort.join(',');
  const columns = readColumns(list, search);
  if (columns.length > 0) found['columns'] = columns.join(',');
  const savedView = readValue(search['savedView'], 'string');
  if (savedView !== undefined) found['savedView'] = savedView;
  return found;
}

function readSort({ sorts }: ListDefinition, value: unknown): string[] {
  if (typeof value !== 'string') return [];
  return value.split(',').filter((key) => sorts.includes(key.replace(/^-/, '')));
}

/** Reads the columns that the user has chosen. */
export function readColumns({ columns }: ListDefinition, { columns: value }: Record<string, unknown>): string[] {
  if (typeof value !== 'string') return [];
  return [...new Set(value.split(',').filter((name) => columns.includes(name)))];
}

export interface SortKey {
  name: string;
  isDescending: boolean;
}

/** Returns the order of a list, the most important key first. */
export function getSort(list: ListDefinition, search: ListSearch): SortKey[] {
  const keys = readSort(list, search['sort']);
  return (keys.length > 0 ? keys : [list.defaultSort]).map((key) => ({
    name: key.replace(/^-/, ''),
    isDescending: key.startsWith('-'),
  }));
}

/** Returns the direction in which the rows are sorted by a column; false if they are not. */
export function findDirection(sort: readonly SortKey[], column: string): 'asc' | 'desc' | false {
  const key = sort.find(({ name }) => name === column);
  return key ? (key.isDescending ? 'desc' : 'asc') : false;
}

/** Sets the order. The one of the application is not named in the address. */
export function setSort(list: ListDefinition, search: ListSearch, keys: readonly SortKey[]): ListSearch {
  const sort = keys.map(({ name, isDescending }) => (isDescending ? `-${name}` : name)).join(',');
  return changeSearch(search, { sort: sort === list.defaultSort ? undefined : sort });
}

/** Sorts by a column: ascending first, then descending. With `isAdded` it comes after the present keys. */
export function toggleSort(list: ListDefinition, search: ListSearch, name: string, isAdded: boolean): ListSearch {
  const keys = getSort(list, search);
  const known = keys.find((key) => key.name === name);
  const key = { name, isDescending: known ? !known.isDescending : false };
  if (!isAdded) return setSort(list, search, [key]);
  return setSort(list, search, known ? keys.map((one) => (one === known ? key : one)) : [...keys, key]);
}

/** Builds the filters of the request, all as texts. */
export function buildFilters(search: ListSearch): Record<string, string | string[]> {
  const filters = Object.entries(search).filter(([name]) => !NO_FILTERS.includes(name));
  return Object.fromEntries(
    filters
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

/** Builds the query of the request: filters and order. */
export function buildListQuery(list: ListDefinition, search: ListSearch): Record<string, string | string[]> {
  const { sort } = search;
  return { ...buildFilters(search), sort: typeof sort === 'string' ? sort : list.defaultSort };
}

/** A format of the files that the API exports. */
export type ExportFormat = 'xlsx' | 'csv' | 'jsonl';

/** Builds the address of a file with all rows of a list, in the same order. */
export function buildExportUrl(list: ListDefinition, search: ListSearch, format: ExportFormat): string {
  const parameters = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(buildListQuery(list, search))) {
    for (const one of [value].flat()) parameters.append(name, one);
  }
  return `${list.path}/export?${parameters.toString()}`;
}

/** Returns the search without its filters and without the view that set them; order and columns stay. */
export function clearFilters({ sort, columns }: ListSearch): ListSearch {
  return changeSearch({}, { sort, columns });
}

/** Returns whether the list is filtered. */
export function isFiltered(search: ListSearch): boolean {
  return Object.keys(buildFilters(search)).length > 0;
}

/** Changes parameters. Those without a value are removed, so that the address names only what is set. */
export function changeSearch(search: ListSearch, changes: ListSearch): ListSearch {
  return Object.fromEntries(
    Object.entries({ ...search, ...changes }).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
