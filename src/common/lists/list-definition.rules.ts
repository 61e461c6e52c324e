import type { Actor } from '../actor/actor.constants.js';
import { findChangedSinceCondition, type FollowedRecords } from './changed-rows.queries.js';

/** The type of a field. It determines how a filter value is written, compared and stored in a cursor. */
export type FieldType = 'text' | 'uuid' | 'enum' | 'integer' | 'month' | 'date' | 'instant' | 'boolean' | 'texts';

/** A field that clients may filter or sort by. */
export interface ListField {
  type: FieldType;
  /** SQL expression over the list's `from`. */
  sql: string;
  /** Sort expression if it differs from `sql`; a migration creates its index. False if the field is not sortable. */
  sort?: string | false;
  /** False if the field is for sorting only. */
  filter?: boolean;
  /**
   * Condition for "any of these values" if it is not `sql = value`: through a related table, or compared in another
   * form. It gets the placeholder of an array of the field's type and the number of its values.
   */
  buildMatch?: (values: string, count: number) => string;
  /**
   * For a nullable field that no index can hold because its value depends on today: a condition that is true for
   * exactly the rows with a value, and an expression in the order of the values, both served by an index. `compare`
   * converts the placeholder of a field value to a value of that expression.
   */
  indexed?: { hasValue: string; sort: string; compare: (value: string) => string };
  /**
   * For a nullable field of a joined table: a condition on the list's own table that is true for exactly the rows
   * without a value, if an index serves it. No index can find values that are null because of an outer join.
   */
  missing?: string;
  /** Whether the expression can be null. It then sorts last and accepts `.isNull`. */
  nullable?: boolean;
  /**
   * Whether every value leaves so few rows that reading them by its index first is best, whatever the order. For large
   * lists only.
   */
  selective?: true;
  /**
   * Condition for the rows that changed since a moment, themselves or in what they show of other records. Gets the
   * placeholder of the moment. Clients can only send such a field with `.gte`.
   */
  buildChangedSince?: (since: string) => string;
  /** Whether the values are ids of users. Clients may then write `me` for the caller. */
  user?: boolean;
  /** Allowed values of an `enum`. */
  values?: readonly string[];
  /** Meaning of the field, for the documentation. */
  description?: string;
  /** Typical value, for the documentation. */
  example?: string | number | boolean;
}

/** One key of a requested order. */
export interface SortKey {
  name: string;
  field: ListField;
  descending: boolean;
}

/** Binds a value and returns its placeholder (`$3`). */
export type Bind = (value: unknown) => string;

/** The complete definition of a list. Filters, sorts, cursor, export and OpenAPI derive from it. */
export interface ListDefinition {
  /** Plural name, also used as the file name of the export. */
  name: string;
  /** Tables and to-one joins. They must not multiply rows. */
  from: string;
  /** Expression of the row's id. */
  id: string;
  /** Expression of `archived_at`; absent if rows cannot be archived. */
  archived?: string;
  /** Columns of a row, as `expression AS "apiName"`. */
  select: string;
  /** The fields of csv and xlsx, each in a column of its own: `expression AS "company.name"`. */
  exportSelect: string;
  fields: Record<string, ListField>;
  /** The sums that clients may ask for, as aggregates over the rows of the list, by the names of the fields. */
  sums: Readonly<Record<string, string>>;
  /** Default order, in the syntax of `sort`. */
  defaultSort: string;
  /** Condition for the free-text `q`, and a description of the searched fields. */
  search?: { buildCondition: (q: string, bind: Bind) => string; description: string };
  /** Condition for the rows that the caller may see; absent if that is every row. */
  buildVisibility?: (actor: Actor, bind: Bind) => string;
  /**
   * Whether the table grows for as long as the application is used. Its pages are read in bounded steps, see
   * `list-page.queries.ts`. Every sort by one field needs an index in its order that ends with the id.
   */
  large?: true;
  /**
   * Indexes of a large list in which the rows with one value of the field `within` are in the order of the field `sort`.
   */
  orderedWithin?: readonly { within: string; sort: string }[];
  /** The records of other tables that columns show, beside the joins of `from`. */
  follows?: readonly FollowedRecords[];
  /** Columns of csv and xlsx, as paths into a row (`source.channel`). */
  columns: readonly string[];
}

/**
 * Checks a definition when it is declared, so that a wrong default sort fails at start and not at the first request.
 */
export function defineList(definition: ListDefinition): ListDefinition {
  for (const key of definition.defaultSort.split(',')) {
    const name = key.replace(/^-/, '');
    if (!isSortable(definition.fields[name])) throw new Error(`${definition.name}: no sort by ${name}`);
  }
  const changedAt = buildChangedAtField(definition);
  return changedAt ? { ...definition, fields: { ...definition.fields, changedAt } } : definition;
}

/**
 * Returns the field that finds rows that changed, themselves or in what they show of other records. A list has it if it
 * shows other records and its own rows have the time of their last change.
 */
function buildChangedAtField(definition: ListDefinition): ListField | undefined {
  const { updatedAt } = definition.fields;
  const buildChangedSince = updatedAt && findChangedSinceCondition(definition, updatedAt.sql);
  if (!buildChangedSince) return undefined;
  return {
    type: 'instant',
    sql: updatedAt.sql,
    sort: false,
    filter: false,
    description:
      'Rows that changed since, or that show a record that did, such as the name of a company. It reads the audit trail.',
    buildChangedSince,
  };
}

/** Returns the function that narrows a list to the rows of one record, whose id is in a column. */
export function narrowList(list: ListDefinition, column: string): (id: string) => ListDefinition {
  return (id) => ({ ...list, buildVisibility: (_, bind) => `${column} = ${bind(id)}::uuid` });
}

/** Tells whether clients may sort by a field. */
export function isSortable(field: ListField | undefined): field is ListField {
  return field !== undefined && field.sort !== false && field.type !== 'texts';
}

/** Field types that accept range filters. */
const RANGE_TYPES: readonly FieldType[] = ['integer', 'month', 'date', 'instant', 'text'];

/**
 * Tells whether clients may filter by a range of a field. Texts are compared in their sort order, so a text must be
 * sortable.
 */
export function hasRange(field: ListField): boolean {
  return RANGE_TYPES.includes(field.type) && (field.type !== 'text' || isSortable(field));
}

/**
 * Returns a condition that is true for exactly the rows without a value. It has the form of an index, or a form for
 * which the planner has statistics.
 */
export function buildNullCondition(field: ListField): string {
  if (field.missing) return field.missing;
  if (field.indexed) return `(${field.indexed.hasValue}) IS NOT TRUE`;
  const { sql } = field;
  return `${isSortable(field) ? buildSortExpression(field) : sql} IS NULL`;
}

/**
 * Returns the expression by which a field is sorted. Texts sort without regard to case and accents, the same on every
 * server.
 */
export function buildSortExpression(field: ListField): string {
  if (typeof field.sort === 'string') return field.sort;
  return field.type === 'text' ? `fold(${field.sql}) COLLATE "C"` : field.sql;
}
