import type { ReadingChoices } from './table-file.constants.js';

/** The stable codes of files that cannot be imported. */
export const TABLE_FILE_ERROR_CODES = [
  /** The file has no rows. */
  'import.file_empty',
  /** The file is larger than the limit. */
  'import.file_too_large',
  /** The file is of another type, such as a picture or a program. */
  'import.file_type',
  /** The file is a workbook of Excel 97 or a binary workbook. */
  'import.file_old_excel',
  /** The file needs a password. */
  'import.file_encrypted',
  /** The workbook contains macros. */
  'import.file_macros',
  /** The end of the file is missing. */
  'import.file_incomplete',
  /** The content contradicts the type of the file. */
  'import.file_damaged',
  /** The characters are not of one encoding that is supported. */
  'import.encoding',
  /** The workbook has no sheet of the name that was chosen. */
  'import.sheet_unknown',
  /** The row that was chosen has no headings with rows below. */
  'import.heading_row',
  /** An encoding or a separator was chosen for a workbook, which has none. */
  'import.text_only',
  /** Quotes of csv do not match. */
  'import.csv_quotes',
  /** There are more rows than the limit. */
  'import.too_many_rows',
  /** The rows together are longer than the limit. */
  'import.too_many_characters',
  /** There are more columns than the limit. */
  'import.too_many_columns',
  /** The workbook unpacks to more than the limit, or has too many parts. */
  'import.unpacked_too_large',
  /** A cell or a row is longer than the limit. */
  'import.cell_too_long',
  /** A formula has no stored value. */
  'import.formula_not_calculated',
] as const;

/** One of {@link TABLE_FILE_ERROR_CODES}. */
export type TableFileErrorCode = (typeof TABLE_FILE_ERROR_CODES)[number];

/** A file that cannot be imported; the message says what would be right. */
export class TableFileError extends Error {
  constructor(
    readonly code: TableFileErrorCode,
    message: string,
    /** The choice that is wrong, where it is not the file itself. */
    readonly choice?: keyof ReadingChoices,
  ) {
    super(message);
    this.name = 'TableFileError';
  }
}
