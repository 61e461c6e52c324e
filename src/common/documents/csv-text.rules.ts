/** The byte order mark that makes Excel read UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Matches texts that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const SPECIAL = /[",\r\n]/;

/** Writes a line of csv (RFC 4180) with its line end. Cells may be of any type; {@link toCellText} converts them. */
export function toCsvLine(cells: readonly unknown[]): string {
  let line = '';
  for (let index = 0; index < cells.length; index++) {
    if (index > 0) line += ',';
    line += toCsvCell(cells[index]);
  }
  return `${line}\n`;
}

/**
 * Writes a cell. A text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay unchanged.
 */
function toCsvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = toCellText(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
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
