/** The kinds of records that can be imported, by their names in the API. */
export const IMPORT_ENTITIES = [
  'companies',
  'contacts',
  'leads',
  'interactions',
  'tasks',
  'agreements',
  'delegation-participants',
  'seminar-attendances',
] as const;
/** One of {@link IMPORT_ENTITIES}. */
export type ImportEntity = (typeof IMPORT_ENTITIES)[number];

/** The kinds of values. They decide how a cell is converted. */
export type FieldKind =
  | 'text'
  | 'number'
  | 'integer'
  | 'date'
  | 'moment'
  | 'boolean'
  | 'list'
  | 'choice'
  | 'country'
  | 'language'
  | 'currency';

/** A field that a column of a file can fill. */
export interface ImportField {
  /**
   * The name in the API, with dots for parts: `nativeName`, `identifiers.KBO`, `capex.amount`. A dotted name that ends
   * with a field of another record finds that record: `company.name`, `owner.email`, `lead.reference`.
   */
  name: string;
  kind: FieldKind;
  /** Whether a value must come from a column or from the defaults. */
  required?: boolean;
  /** The stored values of a choice. */
  choices?: readonly string[];
  /** The vocabulary of `GET /reference/labels` with the labels of the choices. */
  vocabulary?: string;
  /** What each item of a list is, when it is more than a text. */
  items?: 'language';
}
