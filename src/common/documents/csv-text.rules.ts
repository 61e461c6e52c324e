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

/** Matches texts that are quoted: with a quote, either of the separators or a line break, which ends a row for readers. */
const QUOTED = /[",;\r\n]/;

/** Matches the columns of phone numbers. */
const PHONE_COLUMN = /(?:^|\.)phone$/;

/** The byte order mark, with which Excel reads UTF-8. Every file begins with it. */
export const CSV_START = '\uFEFF';

/**
 * Creates a function that writes the cells of a line as RFC 4180 requires, and puts an apostrophe before texts that a
 * spreadsheet would run as a formula. `columns` are the names of the columns.
 *
 * Excel splits lines at the separator of the user's country, even in a file with the other one. Cells that contain the
 * other separator are therefore quoted. In every cell but the first of its line Excel ignores these quotes. It then splits
 * inside that cell too, at that separator and at line breaks. An apostrophe therefore also precedes each formula that
 * follows one of them, even after blanks and quotes.
 */
export function createCsvLineWriter(
  columns: readonly string[],
  separator = DEFAULT_CSV_SEPARATOR,
): (cells: readonly unknown[]) => string {
  const delimiter = CSV_SEPARATORS[separator];
  const other = delimiter === ',' ? ';' : ',';
  // The look-behind lets a search begin only once in each gap, however long it is.
  const gapBeforeFormula = new RegExp(`(?<![${other}"\\s])[${other}"\\s]+(?=[=+\\-@])`, 'g');
  const endsCell = new RegExp(`[${other}\\r\\n]`);
  const phones = new Set(columns.flatMap((name, place) => (PHONE_COLUMN.test(name) ? [place] : [])));
  const writeText = (text: string, index: number) => {
    // Most texts have none of these characters and stay as they are.
    const isPlain = !QUOTED.test(text);
    const safe = isPlain ? text : text.replace(gapBeforeFormula, (gap) => (endsCell.test(gap) ? `${gap}'` : gap));
    // The blanks of the international form keep a spreadsheet from reading a number, and it has nothing to calculate.
    const phone = phones.has(index) ? formatInternational(safe) : null;
    const cell = phone ?? (FORMULA.test(safe) ? `'${safe}` : safe);
    return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
  };
  return (cells) => {
    let line = '';
    for (let index = 0; index < cells.length; index++) {
      const value = cells[index];
      if (index > 0) line += delimiter;
      if (typeof value === 'number') line += String(value);
      else if (value !== null && value !== undefined) line += writeText(toCellText(value), index);
    }
    return `${line}\r\n`;
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
