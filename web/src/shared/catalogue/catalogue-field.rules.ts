import type { FilterField, ListDefinition } from '../tables/list-search.rules';
import type { TableColumn } from '../tables/record-table.constants';

/** A field of a record as the server describes it in `record-catalogue.json`. Its names are in a dictionary. */
export interface CatalogueField {
  readonly kind:
    | 'text'
    | 'textBlock'
    | 'webAddress'
    | 'texts'
    | 'integer'
    | 'year'
    | 'euro'
    | 'amount'
    | 'date'
    | 'instant'
    | 'boolean'
    | 'choice'
    | 'country'
    | 'language'
    | 'languages'
    | 'sector'
    | 'sectors'
    | 'record'
    | 'object';
  readonly nullable?: boolean;
  /** The kind of the record to which the value refers. */
  readonly record?: string;
  readonly vocabulary?: string;
  readonly filter?: boolean;
  readonly sort?: boolean;
  readonly update?: boolean;
  readonly merged?: boolean;
  readonly bulk?: boolean;
}

/** The fields of a record that have a name, in the order of the API. */
export type CatalogueFields = Readonly<Record<string, CatalogueField>>;

const FILTER_KINDS: Partial<Record<CatalogueField['kind'], FilterField['kind']>> = {
  integer: 'number',
  year: 'number',
  euro: 'number',
  date: 'day',
  instant: 'instant',
  boolean: 'flag',
  choice: 'choice',
  country: 'country',
  language: 'language',
  languages: 'language',
  sector: 'sector',
  record: 'record',
};

interface ListOptions extends Pick<ListDefinition, 'path' | 'defaultSort'> {
  /** The filters that come first in the menu. The others follow in the order of the API. */
  first: readonly string[];
  /** The fields by which the API could filter or sort, but nobody does. */
  unfiltered?: readonly string[];
  unsorted?: readonly string[];
  columns?: readonly string[];
}

/** Builds the filters and orders of a list from the fields of its records. */
export function buildListDefinition(fields: CatalogueFields, options: ListOptions): ListDefinition {
  const { path, defaultSort, first, unfiltered = [], unsorted = [], columns = [] } = options;
  const names = [...new Set([...first, ...Object.keys(fields)])];
  return {
    path,
    defaultSort,
    columns,
    fields: names
      .filter((name) => fields[name]?.filter && !unfiltered.includes(name))
      .map((name) => buildFilter(name, fields[name]!)),
    sorts: Object.keys(fields).filter((name) => canSort(fields[name]) && !unsorted.includes(name)),
  };
}

/** Tells whether a list can be sorted by a field. Ids have no order that means something to a reader. */
function canSort(field: CatalogueField | undefined): boolean {
  return field?.sort === true && field.kind !== 'record';
}

function buildFilter(name: string, { kind, nullable = false, record, vocabulary }: CatalogueField): FilterField {
  const isUser = record === 'user';
  return {
    name,
    kind: isUser ? 'user' : (FILTER_KINDS[kind] ?? 'text'),
    ...(vocabulary !== undefined && { vocabulary }),
    ...(record !== undefined && !isUser && { record: record as NonNullable<FilterField['record']> }),
    ...(kind === 'year' && { isYear: true }),
    isNullable: nullable,
  };
}

/** Builds the columns of a table from their widths. The first one names the record. */
export function buildColumns<C extends string>(
  fields: CatalogueFields,
  widths: Readonly<Record<C, number>>,
): TableColumn<C>[] {
  return Object.entries<number>(widths).map(([name, width], index) => ({
    name: name as C,
    width,
    isMain: index === 0,
    isNumber: ['integer', 'year', 'euro'].includes(fields[name]?.kind ?? ''),
    canSort: canSort(fields[name]),
  }));
}

/**
 * Lists the fields that can be edited in groups. A field that no group names belongs to the group `rest`, so that a new
 * field is on the screen without being named.
 */
export function groupFields<G extends string>(
  fields: CatalogueFields,
  groups: Readonly<Record<G, readonly string[]>>,
  rest: NoInfer<G>,
  omitted: readonly string[] = [],
): Readonly<Record<G, readonly string[]>> {
  const known = new Set([...Object.values<readonly string[]>(groups).flat(), ...omitted]);
  const others = Object.keys(fields).filter((name) => fields[name]!.update && !known.has(name));
  return { ...groups, [rest]: [...groups[rest], ...others] };
}

/** Tells whether a name is that of a field that can be edited in place. */
export function isEditable(fields: CatalogueFields, name: unknown): name is string {
  return typeof name === 'string' && Object.hasOwn(fields, name) && fields[name]!.update === true;
}

/** Cleans what was entered into a field. An empty text clears the field. */
export function cleanPlainValue(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  return value.trim() === '' ? null : value.trim();
}

const PLAIN_KINDS: readonly CatalogueField['kind'][] = [
  'text',
  'texts',
  'integer',
  'year',
  'euro',
  'date',
  'boolean',
  'choice',
  'country',
];

/** Lists the fields that can be changed and fit into a cell. */
export function listPlainFields(fields: CatalogueFields): string[] {
  return Object.keys(fields).filter(
    (name) => fields[name]!.update && PLAIN_KINDS.includes(fields[name]!.kind) && !name.includes('.'),
  );
}
