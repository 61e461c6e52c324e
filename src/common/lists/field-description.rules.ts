import type { ListField } from './list-definition.rules.js';

/** The name of a field for people, in English and in Dutch. It is the same on every screen, in imports and in the audit trail. */
export type FieldLabel = readonly [english: string, dutch: string];

/** The kind of the values of a field. It decides how people enter and read them, and how an import converts them. */
export type FieldKind =
  | 'text'
  | 'textBlock'
  | 'webAddress'
  | 'texts'
  | 'integer'
  /** A whole number without separators. */
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

/** A field of a record, with all that follows from its definition and its column. */
export interface FieldDescription {
  name: string;
  label: FieldLabel | null;
  kind: FieldKind;
  isNullable: boolean;
  /** The allowed values, if they are an enumeration. */
  values: readonly string[] | null;
  vocabulary: string | null;
  /** The record to which the value refers. */
  record: string | null;
  /** How clients filter and sort by the field, if they do. */
  list: ListField | null;
  /** The columns of csv and xlsx that hold the value. */
  exported: readonly string[];
  /** Whether the column holds several values, which a merge joins. */
  isList: boolean;
  isReturned: boolean;
  /** Whether a request may write the value as it is. */
  isWritable: boolean;
}
