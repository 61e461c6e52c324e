/** The treatments of columns at an erasure. `docs/personal-data.md` explains them. */
export const TREATMENTS = ['none', 'staff', 'clear', 'hash', 'bytes', 'changes', 'text', 'derived', 'keep'] as const;
/** One of {@link TREATMENTS}. */
export type Treatment = (typeof TREATMENTS)[number];

/**
 * The value of a cleared column: null, or a text, an empty list or an empty object where the column needs a value. A column
 * that is null stays null.
 */
export type Placeholder = null | string | readonly never[] | Readonly<Record<string, never>>;

/** Stands for the placeholder of a column whose whole row is deleted. */
export const WHOLE_ROW = Symbol('whole row');

/** The title or the name of a record, which people and reports know it by. */
export const TITLE = { text: { isTitle: true } } as const;

/** A condition under which a kept column is cleared nevertheless. */
export interface KeepException {
  /** SQL about a row, whose columns are written with the name of their table. */
  when: string;
  clear: Placeholder;
}

/** The record of whose column an earlier state is kept, in the columns of the row that keeps it. */
export interface HistoryOf {
  /** The column with the id of the record. */
  id: string;
  /** The table of the record, or the tables by the types in a column. */
  tables: string | { type: string; byType: Readonly<Record<string, string>> };
  /** The column that is kept, by the table. Absent if the value is JSON by the names of the columns. */
  columns?: Readonly<Record<string, string>>;
}

/** Facts about a text that may name the person. */
interface TextFacts {
  /** Whether it is the title of a record. Its mentions are always decided. */
  isTitle?: true;
  /** Earlier states follow the decision about the text of the record. */
  historyOf?: HistoryOf;
}

/** Further paths of a column that can name the person in a row of somebody else. Only this column is treated there. */
interface OwnPaths {
  foundBy?: readonly PersonPath[];
}

/** The treatment of a column in the rows of others, where it is treated otherwise in those of the person. */
interface InOthers {
  others?: 'text' | 'title';
}

/** The treatment of a column at an erasure, with what it needs. A text alone is the treatment. */
export type ColumnLine =
  | Exclude<Treatment, 'clear' | 'bytes' | 'keep'>
  | { text: TextFacts }
  | ({ clear: Placeholder | typeof WHOLE_ROW } & OwnPaths & InOthers)
  | ({ bytes: Placeholder | typeof WHOLE_ROW; withTexts?: true } & OwnPaths)
  | { keep: string; unless?: KeepException };

/**
 * A way from a row to a person. A person is a contact with those merged into it, or a registration of somebody who is no
 * contact.
 *
 * A row that is reached by an id belongs to the person. A name, an address or a text can be that of a namesake, or of
 * colleagues who share an address, so `unlessKnown` names the columns that say whose the row is where that is known.
 */
export type PersonPath =
  /** The column is the id of a contact, of a registration for a seminar, or of a registration by form. */
  | { contact: string }
  | { seminarRegistration: string }
  | { intakeRegistration: string }
  /** The column is a normalised e-mail address or phone number. */
  | { address: string; unlessKnown?: string | readonly string[] }
  /** The column is a name. */
  | { name: string; unlessKnown?: string }
  /**
   * The column, as text, contains a name, an address or an id of the person. `unless` is a condition in SQL under which the row is
   * somebody else's, in which `:this` is the row. With `only`, addresses alone count, because a name can be that of a namesake.
   */
  | { mentions: string; unless?: string; only?: 'addresses' }
  /** The bytes of the column contain a name or an address. `unless` is that of a mention. */
  | { bytes: string; unless?: string }
  /**
   * Rows of another table lead to the person. `on` has the columns of this table, with those of the other one. `where` is a
   * further condition in SQL, in which `:this` and `:other` are the rows.
   */
  | { through: string; on: Readonly<Record<string, string>>; where?: string }
  /** The columns are the type and the id of a record, and `tables` has the tables of the types. */
  | { record: { type: string; id: string }; tables: Readonly<Record<string, string>> };

/**
 * The columns of a table, and how its rows lead to persons. One path is enough. `text` columns are searched in every row; the
 * paths tell which rows are tied to the person.
 */
export interface TableLines {
  foundBy?: readonly PersonPath[];
  /** Further paths to rows whose texts are about the work with the person, so that parts of the name count in them. */
  textsNear?: readonly PersonPath[];
  /**
   * Further columns of a row that is cleared, as SQL over the row, in which `:now` is the time of the erasure. They have no
   * personal data, but the row would mean something else without them.
   */
  settles?: Readonly<Record<string, string>>;
  columns: Readonly<Record<string, ColumnLine>>;
}

/** The tables that a folder of `src` owns, by their names. */
export type PersonalDataTables = Readonly<Record<string, TableLines>>;

/** A column with its treatment, as the erasure and the report about a person use it. */
export interface PersonalDataColumn {
  table: string;
  column: string;
  treatment: Treatment;
  /** The value of a cleared column, and of removed bytes. */
  placeholder?: Placeholder;
  deletesRow?: true;
  /** The reason why a column is kept. */
  reason?: string;
  unless?: KeepException;
  /** Whether the bytes have the texts of the row, and are removed where one of them is replaced. */
  withTexts?: true;
  isTitle?: true;
  historyOf?: HistoryOf;
  /** Whether the column is a text, or a title, in the rows of others. */
  others?: 'text' | 'title';
  foundBy: readonly PersonPath[];
}

/** Returns the line of a column with the paths of its table. */
export function describeColumn(
  table: string,
  column: string,
  { foundBy = [], columns }: TableLines,
): PersonalDataColumn {
  const line = columns[column];
  if (line === undefined) throw new Error(`${table}.${column} has no line.`);
  const own = typeof line === 'object' && 'foundBy' in line ? (line.foundBy ?? []) : [];
  const place = { table, column, foundBy: [...foundBy, ...own] };
  if (typeof line === 'string') return { ...place, treatment: line };
  if ('text' in line) return { ...place, treatment: 'text', ...line.text };
  if ('clear' in line) {
    return {
      ...place,
      treatment: 'clear',
      ...describeClearing(line.clear),
      ...(line.others && { others: line.others }),
    };
  }
  if ('bytes' in line) {
    const { bytes, withTexts } = line;
    return { ...place, treatment: 'bytes', ...describeClearing(bytes), ...(withTexts && { withTexts }) };
  }
  const { keep, unless } = line;
  return { ...place, treatment: 'keep', reason: keep, ...(unless && { unless }) };
}

function describeClearing(
  value: Placeholder | typeof WHOLE_ROW,
): Pick<PersonalDataColumn, 'placeholder' | 'deletesRow'> {
  return value === WHOLE_ROW ? { deletesRow: true } : { placeholder: value };
}
