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
  /** The choices that are values of another field, which they fill: columns of stages also say that a lead is lost. */
  moved?: { field: string; choices: readonly string[] };
  /** The kind of each item of a list that holds more than texts. */
  items?: 'language';
  /** Whether an integer may have decimals in the file. An amount is stored in whole units, and exports have cents. */
  rounded?: boolean;
  /** The names of the field for people, which are usual headings of its column. */
  headings?: readonly string[];
  /** The form of a text or a count, which files write in many ways. */
  format?: FieldFormat;
  /** Whether a cell may name several records, each by an address of its own. */
  namesSeveral?: true;
  /** Whether the value is the name of the record, so that a word such as "none" is a name and no sign for nothing. */
  isName?: true;
}

/** The forms that are read in all the ways in which people write them. */
export type FieldFormat = 'phone' | 'email' | 'web-address' | 'person-name' | 'count';

/** The value of a cell. A date of Excel is an ISO text; a number of Excel stays a number; csv has texts only. */
export type CellValue = string | number | boolean | null;

/** How the texts of a column write numbers. A plain column has no separators of thousands, and a point for decimals. */
export const NUMBER_FORMATS = ['plain', 'dutch', 'english'] as const;
/** One of {@link NUMBER_FORMATS}. */
export type NumberFormat = (typeof NUMBER_FORMATS)[number];

/** The order of day, month and year in the texts of a column. */
export const DATE_FORMATS = ['iso', 'day-first', 'month-first', 'chinese'] as const;
/** One of {@link DATE_FORMATS}. */
export type DateFormat = (typeof DATE_FORMATS)[number];

/** How a column writes its values. */
export interface ValueStyles {
  numberFormat: NumberFormat;
  dateFormat: DateFormat;
}

/** Something that the conversion of a cell left out or assumed. */
export interface ConversionNotice {
  code: string;
  detail: string;
}

/** The value of a cell for the API, null when the cell is blank. */
export interface ConvertedCell {
  value: unknown;
  /** The values of fields beside the field, which count where no column fills these: the parts of a name. */
  parts?: Readonly<Record<string, string>>;
  notices?: ConversionNotice[];
}

/** The value of a cell, or the reason why it cannot be used. */
export type ConversionResult = ConvertedCell | { error: ConversionNotice };
