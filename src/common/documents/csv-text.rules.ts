import type { Options } from 'csv-stringify';

/** Matches texts that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Writes csv with the byte order mark that makes Excel read UTF-8, and with a leading apostrophe before texts that a
 * spreadsheet would run as a formula. The option of csv-stringify for formulas would also change texts that begin with
 * a full-width sign.
 */
export const CSV_OPTIONS: Options = {
  bom: true,
  cast: { string: toSafeText, boolean: toSafeText, date: toSafeText, object: toSafeText },
};

function toSafeText(value: unknown): string {
  const text = toCellText(value);
  return FORMULA.test(text) ? `'${text}` : text;
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
