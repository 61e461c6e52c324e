import { MAX_CELL_CHARACTERS } from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';

/** Matches control characters other than tab and line feed. PostgreSQL cannot store NUL, and no text needs the others. */
const CONTROLS = /(?![\t\n])\p{Cc}/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
/** Matches invisible marks at both ends, which exports of web applications leave. */
const OUTER_MARKS = /^[\s\u200B\u2060\uFEFF]+|[\s\u200B\u2060\uFEFF]+$/g;
/** The values that Excel shows for a formula that failed. */
const ERROR_VALUES = new Set(['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NULL!', '#NUM!', '#SPILL!', '#CALC!']);

/**
 * Cleans the text of a cell; a blank cell and an error value of Excel are null.
 * @throws TableFileError when it is too long
 */
export function cleanCellText(text: string, row: number): string | null {
  assertCellLength(text.length, row);
  const clean = text.replaceAll(LINE_ENDS, '\n').replaceAll(CONTROLS, '').toWellFormed().replaceAll(OUTER_MARKS, '');
  return clean === '' || ERROR_VALUES.has(clean) ? null : clean;
}

/** @throws TableFileError `import.cell_too_long` */
export function assertCellLength(length: number, row: number): void {
  if (length > MAX_CELL_CHARACTERS) throw createCellLengthError(`Row ${row}`);
}

/** Creates the error for a cell that is too long. `place` begins the sentence, such as "Row 7". */
export function createCellLengthError(place: string): TableFileError {
  const message = `${place} has a cell of more than ${MAX_CELL_CHARACTERS} characters. Shorten it.`;
  return new TableFileError('import.cell_too_long', message);
}

/**
 * Removes what spreadsheets write into csv to keep a text from being calculated: an apostrophe before a formula, and
 * `="007"` around digits.
 */
export function unwrapCsvText(text: string): string {
  const quoted = /^="([^"]*)"$/.exec(text);
  if (quoted) return quoted[1]!;
  return text.replace(/^'(?=\s*[=+\-@])/, '');
}
