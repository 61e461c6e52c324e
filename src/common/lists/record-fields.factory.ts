import { getMetadataArgsStorage } from 'typeorm';
import { DatabaseNaming } from '../../database/schema/database-naming.policy.js';
import { countryCodes } from '../reference/country-codes.rules.js';
import type { FieldDescription, FieldKind, FieldLabel } from './field-description.rules.js';
import type { FieldType, ListDefinition, ListField } from './list-definition.rules.js';

/**
 * The definition of a field of a record: the one place that says how the field is read, filtered, sorted, exported and
 * written. Its column, type and nullability are those of the entity's property of the same name (`source.channel` has
 * the property `sourceChannel`).
 */
export interface RecordField {
  /** The name of the field for people. A field without one is not shown to them. */
  label?: FieldLabel;
  /** The kind of its values, where neither the column nor the filter tells it. */
  kind?: FieldKind;
  /** The record whose id is the value, where no foreign key tells it. */
  record?: string;
  /** The vocabulary of `GET /reference/labels` with the labels of its values. */
  vocabulary?: string;
  /** Expression of the value if it is not a column of the entity. */
  sql?: string;
  /** How clients filter and sort by the field, where it differs from its column; absent if they do neither. */
  list?: Partial<ListField>;
  /** True if clients may ask for the sum of the values, or the aggregate that is the sum where values are rounded. */
  sum?: true | string;
  /** False if responses leave the field out, because clients only filter by it. */
  returned?: false;
  /** False if csv and xlsx leave the field out, or the parts of its value that have a column each. */
  exported?: false | readonly string[];
  /** True if `POST` and `PATCH` store the value as it is sent. A merge fills it, and an import takes it from a column. */
  writable?: true;
}

type ColumnMetadata = ReturnType<typeof getMetadataArgsStorage>['columns'][number];

type WritableName<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends { writable: true } ? Name : never;
}[keyof Fields];

/** The parts of a list definition, and the writable fields, that follow from the definitions of the fields. */
export interface RecordFields<Writable> extends Pick<
  ListDefinition,
  'select' | 'exportSelect' | 'fields' | 'sums' | 'columns'
> {
  /** The fields that a request may write as they are. */
  writable: readonly Writable[];
  /** Describes the fields to what derives from them: imports, the audit trail and the web application. */
  describe: () => FieldDescription[];
}

/** Lets clients filter by ids or codes, without sorting. */
export const FILTER = { sort: false } as const satisfies Partial<ListField>;
/** The same where every value leaves few rows of a large list. */
export const SELECTIVE_FILTER = { sort: false, selective: true } as const satisfies Partial<ListField>;

const naming = new DatabaseNaming();

/**
 * Defines the fields of a record in the order of its responses and exports.
 * @param alias the alias of the entity's table in the list's `from`
 * @param firstColumns the columns with which exports begin, where their order is not that of the responses
 */
export function defineRecordFields<const Fields extends Record<string, RecordField>>(
  entity: Function,
  alias: string,
  definitions: Fields,
  firstColumns: readonly (keyof Fields & string)[] = [],
): RecordFields<WritableName<Fields> & string> {
  const columns = readColumns(entity);
  return buildRecordFields(definitions, firstColumns, (name, field) => {
    const column = columns.get(toPropertyName(name));
    const sql = field.sql ?? (column && `${alias}.${naming.columnName(column.propertyName, column.options.name, [])}`);
    if (sql === undefined) throw new Error(`${entity.name} has no column for the field ${name}.`);
    return { column, sql };
  });
}

/** Defines the fields of a list whose rows are no rows of an entity's table. Every field has its own `sql`. */
export function defineQueryFields<const Fields extends Record<string, RecordField & { sql: string }>>(
  definitions: Fields,
  firstColumns: readonly (keyof Fields & string)[] = [],
): RecordFields<WritableName<Fields> & string> {
  return buildRecordFields(definitions, firstColumns, (_, { sql }) => ({ sql: sql! }));
}

function buildRecordFields<const Fields extends Record<string, RecordField>>(
  definitions: Fields,
  firstColumns: readonly string[],
  locate: (name: string, field: RecordField) => { column?: ColumnMetadata | undefined; sql: string },
): RecordFields<WritableName<Fields> & string> {
  const fields = Object.entries<RecordField>(definitions).map(([name, field]) => ({
    name,
    field,
    ...locate(name, field),
  }));
  const exportedFields = fields.filter(({ field: { exported, returned } }) => exported !== false && returned !== false);
  const columns = exportedFields.flatMap(({ name, field: { exported } }) =>
    exported ? exported.map((part) => `${name}.${part}`) : [name],
  );
  const listed: Record<string, ListField> = Object.fromEntries(
    fields.flatMap(({ name, field, column, sql }) =>
      field.list
        ? [
            [
              name,
              {
                ...deriveListField(column, field.list),
                ...(isUserReference(column) && { user: true }),
                sql,
                ...field.list,
              },
            ],
          ]
        : [],
    ),
  );
  return {
    select: buildSelect(fields.filter(({ field }) => field.returned !== false)),
    exportSelect: exportedFields.map(({ name, sql }) => `${sql} AS "${name}"`).join(',\n  '),
    fields: listed,
    sums: Object.fromEntries(
      fields.flatMap(({ name, field: { sum }, sql }) => (sum ? [[name, sum === true ? `sum(${sql})` : sum]] : [])),
    ),
    columns: [...firstColumns, ...columns.filter((name) => !firstColumns.includes(name))],
    writable: fields.filter(({ field }) => field.writable).map(({ name }) => name as WritableName<Fields> & string),
    describe: () => fields.map(({ name, field, column }) => describeField(name, field, column, listed[name] ?? null)),
  };
}

/** The names of the fields that every record has. */
const COMMON_LABELS: Readonly<Record<string, FieldLabel>> = {
  createdAt: ['Created on', 'Aangemaakt op'],
  updatedAt: ['Updated on', 'Bijgewerkt op'],
  createdBy: ['Created by', 'Aangemaakt door'],
  archivedAt: ['Archived on', 'Gearchiveerd op'],
};

function describeField(
  name: string,
  field: RecordField,
  column: ColumnMetadata | undefined,
  list: ListField | null,
): FieldDescription {
  const { label = COMMON_LABELS[name], vocabulary, returned, exported, writable = false } = field;
  const record = field.record ?? findReferredRecord(column) ?? null;
  const isExported = returned !== false && exported !== false;
  return {
    name,
    label: label ?? null,
    kind: field.kind ?? deriveKind(column, list, record),
    isNullable: list ? list.nullable === true : (column?.options.nullable ?? column === undefined),
    values: list?.values ?? null,
    vocabulary: vocabulary ?? null,
    record,
    list,
    exported: !isExported ? [] : exported ? exported.map((part) => `${name}.${part}`) : [name],
    isList: column?.options.array === true,
    isReturned: returned !== false,
    isWritable: writable,
  };
}

function deriveKind(column: ColumnMetadata | undefined, list: ListField | null, record: string | null): FieldKind {
  if (record !== null) return 'record';
  if (list?.values === countryCodes) return 'country';
  if (list?.values) return 'choice';
  const type = column?.options.array ? 'texts' : (list?.type ?? TYPES[String(column?.options.type)]);
  return type === undefined || type === 'uuid' || type === 'month' || type === 'enum' ? 'object' : type;
}

/** Returns the values that a new record has where a request says nothing: the default of the column, or null. */
export function buildInitialValues<Entity>(entity: new () => Entity): Partial<Entity> {
  const values = [...readColumns(entity)].flatMap(([name, { options }]) => {
    if (options.default !== undefined) return [[name, readDefault(options)] as const];
    return options.nullable ? [[name, null] as const] : [];
  });
  return Object.fromEntries(values) as Partial<Entity>;
}

/**
 * Returns the columns that a body gives and that are stored as they are sent. Null becomes the initial value of a column
 * that is never null.
 */
export function pickColumns<Entity, Name extends keyof Entity>(
  body: NoInfer<{ readonly [K in Name]?: Entity[K] | null | undefined }>,
  writable: readonly Name[],
  initialValues: Partial<Entity>,
): Partial<Pick<Entity, Name>> {
  const given = writable.filter((name) => body[name] !== undefined);
  const columns = given.map((name) => [name, body[name] ?? initialValues[name] ?? null]);
  return Object.fromEntries(columns) as Partial<Pick<Entity, Name>>;
}

/** Tells whether a column is a foreign key to the table of users. */
function isUserReference(column: ColumnMetadata | undefined): boolean {
  return findReferredRecord(column) === 'user';
}

/** Returns the record to which a column is a foreign key, by the name of its table. */
function findReferredRecord(column: ColumnMetadata | undefined): string | undefined {
  const { foreignKeys, tables } = getMetadataArgsStorage();
  const key = foreignKeys.find(
    ({ target, propertyName }) => target === column?.target && propertyName === column?.propertyName,
  );
  const table = typeof key?.type === 'function' && (key.type as () => unknown)();
  const name = tables.find(({ target }) => target === table)?.name;
  return name === 'app_user' ? 'user' : name;
}

/** Returns the columns of an entity and of the classes that it extends, by property. */
function readColumns(entity: Function): Map<string, ColumnMetadata> {
  const { columns } = getMetadataArgsStorage();
  const own = columns.filter(({ target }) => target === entity || entity.prototype instanceof (target as Function));
  return new Map(own.map((column) => [column.propertyName, column]));
}

function readDefault({ array, type, default: initial }: ColumnMetadata['options']): unknown {
  if (array) return [];
  return type === 'jsonb' && typeof initial === 'string' ? JSON.parse(initial) : initial;
}

function toPropertyName(name: string): string {
  return name.replaceAll(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Builds the list of columns. Fields of one object (`source.channel`, `source.detail`) become one JSON column. */
function buildSelect(fields: readonly { name: string; sql: string }[]): string {
  const objects = Map.groupBy(fields, ({ name }) => name.split('.')[0]!);
  return [...objects]
    .map(([name, parts]) => {
      if (parts.length === 1 && parts[0]!.name === name) return `${parts[0]!.sql} AS "${name}"`;
      const pairs = parts.map((part) => `'${part.name.slice(name.length + 1)}', ${part.sql}`);
      return `json_build_object(${pairs.join(', ')}) AS "${name}"`;
    })
    .join(',\n  ');
}

const TYPES: Record<string, FieldType> = {
  text: 'text',
  uuid: 'uuid',
  integer: 'integer',
  bigint: 'integer',
  date: 'date',
  timestamptz: 'instant',
  boolean: 'boolean',
};

function deriveListField(
  column: ColumnMetadata | undefined,
  { values, type }: Partial<ListField>,
): Pick<ListField, 'type'> & Partial<ListField> {
  const derived = column && (column.options.array ? 'texts' : TYPES[String(column.options.type)]);
  const fieldType = type ?? (values ? 'enum' : derived);
  if (fieldType === undefined) throw new Error('A list field without a column needs a type.');
  return { type: fieldType, ...(column?.options.nullable ? { nullable: true } : {}) };
}
