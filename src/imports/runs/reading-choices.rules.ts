import type { FieldError } from '../../common/errors/domain.errors.js';
import { type CsvSeparator, type ReadingChoices, TEXT_ENCODINGS } from '../files/table-file.constants.js';
import { SEPARATOR_NAMES, type SeparatorName } from '../model/import.constants.js';
import type { UploadFields } from './uploaded-file.reader.js';

/** Number of the last row that a sheet can have. */
const MAX_HEADING_ROW = 1_048_576;

/** Parses what a form chooses about the reading of its file. A blank part chooses nothing. */
export function parseReadingChoices({ sheet, headingRow, encoding, separator }: UploadFields): {
  choices: ReadingChoices;
  errors: FieldError[];
} {
  const choices: ReadingChoices = {};
  const errors: FieldError[] = [];
  if (isGiven(sheet)) choices.sheet = sheet;
  if (isGiven(headingRow)) {
    const row = /^\d{1,7}$/.test(headingRow.trim()) ? Number(headingRow) : 0;
    if (row >= 1 && row <= MAX_HEADING_ROW) choices.headingRow = row;
    else errors.push(buildError('headingRow', `a whole number from 1 to ${MAX_HEADING_ROW}`));
  }
  if (isGiven(encoding)) {
    const found = TEXT_ENCODINGS.find((one) => one === encoding.trim().toLowerCase());
    if (found) choices.encoding = found;
    else errors.push(buildError('encoding', `one of ${TEXT_ENCODINGS.join(', ')}`));
  }
  if (separator !== undefined && separator !== '') {
    const found = SEPARATORS.get(separator === '\t' ? 'tab' : separator.trim());
    if (found) choices.separator = found;
    else errors.push(buildError('separator', `one of ${SEPARATOR_NAMES.join(' ')}`));
  }
  return { choices, errors };
}

/** The separators also have the names that exports give them, which need no quotes in a shell. */
const SEPARATORS: ReadonlyMap<string, CsvSeparator> = new Map([
  [',', ','],
  ['comma', ','],
  [';', ';'],
  ['semicolon', ';'],
  ['tab', '\t'],
]);

/** Returns the name of a separator. */
export function getSeparatorName(separator: CsvSeparator): SeparatorName {
  return separator === '\t' ? 'tab' : separator;
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function buildError(name: string, right: string): FieldError {
  return { pointer: `/${name}`, code: 'field.invalid', detail: `${name} must be ${right}.` };
}
