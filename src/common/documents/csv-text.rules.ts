import type { CastingContext, Options } from 'csv-stringify';
import { formatInternational } from '../reference/phone-numbers.rules.js';

/** The characters between cells, by the name that a request uses. */
export const CSV_SEPARATORS = { comma: ',', semicolon: ';' } as const;
/** One of {@link CSV_SEPARATORS}. */
export type CsvSeparator = keyof typeof CSV_SEPARATORS;

/** The names of the separators. */
export const CSV_SEPARATOR_NAMES = Object.keys(CSV_SEPARATORS) as CsvSeparator[];

/** The separator of a request that names none. */
export const DEFAULT_CSV_SEPARATOR: CsvSeparator = 'comma';

/** Tells users which separator to choose. */
export const CSV_SEPARATOR_HINT = 'Excel expects a semicolon where numbers have a decimal comma.';

/** Matches texts that a spreadsheet would run as a formula. */
const FORMULA = /^(?:\s*[=+\-@]|[\t\r])/;

/** Matches the columns of phone numbers. */
const PHONE_COLUMN = /(?:^|\.)phone$/;

/**
 * Returns the options of csv with the line ends of RFC 4180, with the byte order mark that makes Excel read UTF-8, and
 * with a leading apostrophe before texts that a spreadsheet would run as a formula. The option of csv-stringify for
 * formulas would also change texts that begin with a full-width sign. `columns` are the names of the columns.
 *
 * Excel splits lines at the separator of the user's country, even in a file with the other one. Cells that contain the
 * other separator are therefore quoted. In every cell but the first of its line Excel ignores these quotes. It then splits
 * inside that cell too, at that separator and at line breaks. An apostrophe therefore also precedes each formula that
 * follows one of them, even after blanks and quotes.
 */
export function buildCsvOptions(columns: readonly string[], separator = DEFAULT_CSV_SEPARATOR): Options {
  const delimiter = CSV_SEPARATORS[separator];
  const other = delimiter === ',' ? ';' : ',';
  // The look-behind lets a search begin only once in each gap, however long it is.
  const gapBeforeFormula = new RegExp(`(?<![${other}"\\s])[${other}"\\s]+(?=[=+\\-@])`, 'g');
  const endsCell = new RegExp(`[${other}\\r\\n]`);
  const phones = new Set(columns.flatMap((name, place) => (PHONE_COLUMN.test(name) ? [place] : [])));
  const toSafeText = (value: unknown, { index }: Pick<CastingContext, 'index'>) => {
    const text = toCellText(value).replace(gapBeforeFormula, (gap) => (endsCell.test(gap) ? `${gap}'` : gap));
    // The blanks of the international form keep a spreadsheet from reading a number, and it has nothing to calculate.
    return (phones.has(index) ? formatInternational(text) : null) ?? (FORMULA.test(text) ? `'${text}` : text);
  };
  return {
    bom: true,
    delimiter,
    quoted_match: other,
    record_delimiter: 'windows',
    // Readers of csv take any of the line ends for the end of a row.
    quote_record_delimiter: true,
    cast: { string: toSafeText, boolean: toSafeText, date: toSafeText, object: toSafeText },
  };
}

/**
 * Converts a value to the text of a cell: instants in ISO 8601, lists with semicolons between their elements, objects
 * as JSON.
 */
export function toCellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    return value.map((item) => (isScalar(item) ? String(item) : JSON.stringify(item))).join('; ');
  }
  if (value !== null && typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

const isScalar = (value: unknown) => value === null || typeof value !== 'object';
