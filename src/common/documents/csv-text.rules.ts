import type { Options } from 'csv-stringify';

/** The characters between cells, by the name that a request uses. */
export const CSV_SEPARATORS = { comma: ',', semicolon: ';' } as const;
/** One of {@link CSV_SEPARATORS}. */
export type CsvSeparator = keyof typeof CSV_SEPARATORS;

/** The names of the separators. The first is the default. */
export const CSV_SEPARATOR_NAMES = Object.keys(CSV_SEPARATORS) as CsvSeparator[];

/** Matches texts that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Returns the options for csv with the byte order mark that makes Excel read UTF-8, and with a leading apostrophe before
 * texts that a spreadsheet would run as a formula. The option of csv-stringify for formulas would also change texts that
 * begin with a full-width sign.
 *
 * Excel splits a line at the separator of the user's country, whatever the file has. A cell with that other separator is
 * quoted. Since Excel splits even there when another cell stands in front, a formula must not begin after it either.
 */
export function buildCsvOptions(separator: CsvSeparator = 'comma'): Options {
  const delimiter = CSV_SEPARATORS[separator];
  const other = delimiter === ',' ? ';' : ',';
  const formulaAfterOther = new RegExp(`${other}(?=[=+\\-@\\t\\r])`, 'g');
  const toSafeText = (value: unknown): string => {
    const text = toCellText(value).replace(formulaAfterOther, `${other}'`);
    return FORMULA.test(text) ? `'${text}` : text;
  };
  return {
    bom: true,
    delimiter,
    quoted_match: other,
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
