import type { Actor } from '../actor/actor.js';

/** How a field is written in a filter, compared and carried in a cursor. */
export type FieldType = 'text' | 'uuid' | 'enum' | 'integer' | 'month' | 'date' | 'instant' | 'boolean' | 'texts';

/** One field that clients may filter or sort by. */
export interface ListField {
  type: FieldType;
  /** SQL expression over the list's `from`. */
  sql: string;
  /** Expression to sort by where it differs from `sql`; with its index in a migration. False: not sortable. */
  sort?: string | false;
  /** False: sort only. */
  filter?: boolean;
  /**
   * Condition for "any of these values" where it is not `sql = value`: through a table beside the row, or compared in
   * another form. Gets the placeholder of an array of the field's type, and how many values it holds.
   */
  matches?: (values: string, count: number) => string;
  /**
   * For a nullable field that no index can hold, because its value depends on today: a condition true of exactly the
   * rows with a value, and an expression in the order of the values, both served by an index. `compare` turns a value of
   * the field, by its placeholder, into one of that expression.
   */
  indexed?: { hasValue: string; sort: string; compare: (value: string) => string };
  /**
   * For a nullable field of a joined table: a condition on the list's own table that is true of exactly the rows without
   * a value, where an index has that. What is null through an outer join no index can find.
   */
  missing?: string;
  /** Whether the expression can be null; it then sorts last and takes `.isNull`. */
  nullable?: boolean;
  /**
   * Whether any value leaves so few rows that they are found by its index first, whatever the order; in large lists only.
   */
  selective?: true;
  /** The allowed values of an `enum`. */
  values?: readonly string[];
  /** What the field means, for the documentation. */
  description?: string;
  /** A value that makes sense, for the documentation. */
  example?: string | number | boolean;
}

/** One key of an asked order. */
export interface SortKey {
  name: string;
  field: ListField;
  descending: boolean;
}

/** Binds a value and returns its placeholder (`$3`). */
export type Bind = (value: unknown) => string;

/** Everything there is to know about a list: filters, sorts, cursor, export and OpenAPI come from this one definition. */
export interface ListDefinition {
  /** Plural name, also the export's file name. */
  name: string;
  /** Tables and to-one joins. Must not multiply rows. */
  from: string;
  /** Expression of the row's id. */
  id: string;
  /** Expression of `archived_at`; absent where rows cannot be archived. */
  archived?: string;
  /** The columns of a row, as `expression AS "apiName"`. */
  select: string;
  fields: Record<string, ListField>;
  /** In the syntax of `sort`. */
  defaultSort: string;
  /** Condition for the free-text `q`, and what it looks through. */
  search?: { condition: (q: string, bind: Bind) => string; description: string };
  /** Condition for what this caller may see; absent: every row. */
  visible?: (actor: Actor, bind: Bind) => string;
  /**
   * Whether the table grows for as long as the application is used. Its pages are read in bounded steps, see
   * `list-page.queries.ts`; every sort by one field needs an index in its order, which ends with the id.
   */
  large?: true;
  /** Indexes of a large list in which the rows with one value of each of some fields stand in the order of another. */
  orderedWithin?: readonly { within: readonly string[]; sort: string }[];
  /** Columns of csv and xlsx, as paths into a row (`source.channel`). */
  columns: readonly string[];
}

/** Checks a definition as it is declared, so that a wrong default sort fails at start, not at the first request. */
export function defineList(definition: ListDefinition): ListDefinition {
  for (const key of definition.defaultSort.split(',')) {
    const name = key.replace(/^-/, '');
    if (!isSortable(definition.fields[name])) throw new Error(`${definition.name}: no sort by ${name}`);
  }
  return definition;
}

/** Whether clients may sort by a field. */
export function isSortable(field: ListField | undefined): field is ListField {
  return field !== undefined && field.sort !== false && field.type !== 'texts';
}

/** Field types of which clients may ask for a range. */
const RANGE_TYPES: readonly FieldType[] = ['integer', 'month', 'date', 'instant', 'text'];

/** Whether clients may ask for a range of a field. Texts compare as they sort, so a text needs an order. */
export function hasRange(field: ListField): boolean {
  return RANGE_TYPES.includes(field.type) && (field.type !== 'text' || isSortable(field));
}

/** A condition true of exactly the rows without a value, in the form that an index has, or of which the planner knows how many. */
export function isNullCondition(field: ListField): string {
  if (field.missing) return field.missing;
  if (field.indexed) return `(${field.indexed.hasValue}) IS NOT TRUE`;
  const { sql } = field;
  return `${isSortable(field) ? sortExpression(field) : sql} IS NULL`;
}

/** The expression a field sorts by. Text sorts without regard to case and accents, the same on every server. */
export function sortExpression(field: ListField): string {
  if (typeof field.sort === 'string') return field.sort;
  return field.type === 'text' ? `fold(${field.sql}) COLLATE "C"` : field.sql;
}
