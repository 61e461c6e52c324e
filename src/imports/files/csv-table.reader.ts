import { CsvSyntaxError, MAX_CSV_ROWS, readCsvRows } from '../../common/files/csv-rows.reader.js';
import { cleanCellText, unwrapCsvText } from './cell-text.rules.js';
import {
  type CsvSeparator,
  type FileSource,
  HEADING_SAMPLE_ROWS,
  MAX_ROW_CHARACTERS,
  type ReadingChoices,
  type TableFile,
  type TableRow,
  CSV_SEPARATORS,
  type TextEncoding,
} from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import { assertColumnCount, chooseHeadings, getSampleStart, readDataRows, takeFirstRows } from './table-rows.reader.js';
import { identifyEncoding, readText } from './text-encoding.reader.js';

const SAMPLE_ROWS = 100;

/**
 * Chooses the separator that divides most rows into the same number of cells. Separators within quotes do not count.
 * @param isWhole whether the text is the whole file, so that its last row is complete
 */
function chooseSeparator(start: string, isWhole: boolean): CsvSeparator {
  const rows = splitRows(start);
  if (!isWhole && rows.length > 1) rows.pop();
  const sample = rows.filter((row) => row.trim() !== '').slice(0, SAMPLE_ROWS);
  const scores = CSV_SEPARATORS.map((separator) => ({ separator, ...scoreSeparator(sample, separator) }));
  const [best] = scores.toSorted((one, other) => other.share - one.share || other.count - one.count);
  return best === undefined || best.count === 0 ? ',' : best.separator;
}

/** Returns the separator that Excel names in a first line `sep=;`, which is no row. */
function parseSeparatorLine(start: string): { separator: CsvSeparator; length: number } | null {
  const match = /^"?sep=([,;\t])"?(?:\r\n|\r|\n)/i.exec(start);
  return match ? { separator: match[1] as CsvSeparator, length: match[0].length } : null;
}

/** Splits a text into rows without the texts in quotes. A quote within a cell that does not begin with one is a text. */
function splitRows(text: string): string[] {
  return text.replaceAll(/(?<=^|[,;\t\r\n] *)"(?:[^"]|"")*(?:"|$)/g, '""').split(/\r\n|\r|\n/);
}

/** Finds the number of separators that most rows have, and the share of these rows. */
function scoreSeparator(rows: readonly string[], separator: string): { count: number; share: number } {
  const frequencies = new Map<number, number>();
  for (const row of rows) {
    const count = row.split(separator).length - 1;
    if (count > 0) frequencies.set(count, (frequencies.get(count) ?? 0) + 1);
  }
  const [most] = [...frequencies].toSorted((one, other) => other[1] - one[1] || other[0] - one[0]);
  return most ? { count: most[0], share: most[1] / rows.length } : { count: 0, share: 0 };
}

/** Characters from which the separator is detected. */
const START_CHARACTERS = 64 * 1024;

interface CsvFormat {
  source: FileSource;
  encoding: TextEncoding;
  separator: CsvSeparator;
  /** Number of characters before the first row. */
  skipped: number;
}

/**
 * Opens a text file as a table.
 * @param start the first bytes of the file
 * @param choices what is not recognised but chosen
 * @throws TableFileError
 */
export async function openCsvTable(
  source: FileSource,
  start: Buffer,
  { sheet, headingRow, ...chosen }: ReadingChoices,
): Promise<TableFile> {
  if (sheet !== undefined) {
    throw new TableFileError(
      'import.sheet_unknown',
      'sheet must be absent, because a csv file has no sheets.',
      'sheet',
    );
  }
  const encoding = chosen.encoding ?? (await identifyEncoding(source, start));
  const { text, isWhole } = await readStart(source, encoding);
  const named = parseSeparatorLine(text);
  const separator = chosen.separator ?? named?.separator ?? chooseSeparator(text, isWhole);
  const format = { source, encoding, separator, skipped: named?.length ?? 0 };
  const sample = await takeFirstRows(readRows(format), HEADING_SAMPLE_ROWS, getSampleStart(headingRow));
  const headings = chooseHeadings(sample, headingRow);
  const rows = readDataRows(() => readRows(format), headings);
  return { sheets: [], sheet: null, headingRow: headings.row, columns: headings.columns, encoding, separator, rows };
}

async function readStart(source: FileSource, encoding: TextEncoding): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  for await (const chunk of readText(source, encoding)) {
    text += chunk;
    if (text.length >= START_CHARACTERS) return { text: text.slice(0, START_CHARACTERS), isWhole: false };
  }
  return { text, isWhole: true };
}

/** Reads the rows that are not blank. A quoted line break does not begin a new row, as in a spreadsheet. */
async function* readRows(format: CsvFormat): AsyncGenerator<TableRow> {
  const progress: CsvProgress = { row: 0, width: 0, lastWidth: 0, otherWidths: 0, lastCharacter: '' };
  const options = {
    delimiter: format.separator,
    recordDelimiter: ['\r\n', '\n', '\r'],
    trim: true,
    relaxQuotes: true,
    maxRecordSize: MAX_ROW_CHARACTERS,
  };
  try {
    for await (const { row, cells: texts } of readCsvRows(readBelowStart(format, progress), options)) {
      countWidth(progress, row, texts.length);
      const cells = texts.map((text) => cleanCellText(unwrapCsvText(text), row));
      if (cells.every((cell) => cell === null)) continue;
      assertColumnCount(cells, row);
      yield { row, cells };
    }
  } catch (error) {
    throw error instanceof CsvSyntaxError ? explainSyntaxError(error) : error;
  }
  assertComplete(progress);
}

/** How far a file has been read. */
interface CsvProgress {
  row: number;
  /** Number of cells of the first row. */
  width: number;
  lastWidth: number;
  /** Number of rows with another number of cells, blank lines included. */
  otherWidths: number;
  lastCharacter: string;
}

function countWidth(progress: CsvProgress, row: number, width: number): void {
  progress.otherWidths += row - progress.row - 1;
  progress.row = row;
  if (progress.width === 0) progress.width = width;
  else if (width !== progress.width) progress.otherWidths++;
  progress.lastWidth = width;
}

/** Where only the last row has too few cells and no line end, the end of the file is missing. */
function assertComplete({ row, width, lastWidth, otherWidths, lastCharacter }: CsvProgress): void {
  if (otherWidths !== 1 || lastWidth >= width || lastCharacter === '\n' || lastCharacter === '\r') return;
  const message = `Row ${row} ends in the middle, so the end of the file is missing. Upload the whole file.`;
  throw new TableFileError('import.file_incomplete', message);
}

async function* readBelowStart(format: CsvFormat, progress: CsvProgress): AsyncGenerator<string> {
  let skip = format.skipped;
  for await (const text of readText(format.source, format.encoding)) {
    if (skip < text.length) yield text.slice(skip);
    skip = Math.max(0, skip - text.length);
    progress.lastCharacter = text.at(-1) ?? progress.lastCharacter;
  }
}

function explainSyntaxError({ code, firstLine, line }: CsvSyntaxError): TableFileError {
  switch (code) {
    case 'too_many_rows': {
      const message = `The file has more than ${MAX_CSV_ROWS} rows with its blank rows. Remove the blank rows.`;
      return new TableFileError('import.too_many_rows', message);
    }
    case 'row_too_long': {
      const message = `The row from line ${firstLine} on is longer than ${MAX_ROW_CHARACTERS} characters; perhaps a quote in it is not closed.`;
      return new TableFileError('import.cell_too_long', message);
    }
    case 'quote_not_closed': {
      const message = `A quote in the last row, from line ${firstLine} on, is not closed. Close it, or upload the whole file if its end is missing.`;
      return new TableFileError('import.csv_quotes', message);
    }
    case 'quote_misplaced': {
      const message = `Line ${line} has a quote in the middle of a cell. Put the whole cell into quotes and double the quotes in it.`;
      return new TableFileError('import.csv_quotes', message);
    }
  }
}
