import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { cleanCellText, unwrapCsvText } from './cell-text.rules.js';
import { chooseSeparator, parseSeparatorLine } from './csv-separator.rules.js';
import { findHeadings } from './heading-rows.rules.js';
import {
  type CsvSeparator,
  HEADING_SAMPLE_ROWS,
  MAX_ROW_CHARACTERS,
  type TableFile,
  type TableRow,
} from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import { assertColumnCount, createEmptyError, readDataRows, takeFirstRows } from './table-rows.reader.js';
import { identifyEncoding, readText } from './text-encoding.reader.js';
import type { TextEncoding } from './text-encoding.rules.js';

/** Characters from which the separator is detected. */
const START_CHARACTERS = 64 * 1024;
/** Length of the pieces that are parsed at once: csv-parse is slow for rows that are shorter than the first row. */
const PIECE_CHARACTERS = 8192;

interface CsvFormat {
  path: string;
  encoding: TextEncoding;
  separator: CsvSeparator;
  /** Number of characters before the first row. */
  skipped: number;
}

/**
 * Opens a text file as a table.
 * @param start the first bytes of the file
 * @throws TableFileError
 */
export async function openCsvTable(path: string, start: Buffer): Promise<TableFile> {
  const encoding = await identifyEncoding(path, start);
  const { text, isWhole } = await readStart(path, encoding);
  const named = parseSeparatorLine(text);
  const separator = named?.separator ?? chooseSeparator(text, isWhole);
  const format = { path, encoding, separator, skipped: named?.length ?? 0 };
  const headings = findHeadings(await takeFirstRows(readCsvRows(format), HEADING_SAMPLE_ROWS));
  if (headings === null) throw createEmptyError();
  return { columns: headings.columns, separator, rows: readDataRows(() => readCsvRows(format), headings) };
}

async function readStart(path: string, encoding: TextEncoding): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  for await (const chunk of readText(path, encoding)) {
    text += chunk;
    if (text.length >= START_CHARACTERS) return { text: text.slice(0, START_CHARACTERS), isWhole: false };
  }
  return { text, isWhole: true };
}

/** Reads the rows that are not blank. A quoted line break does not begin a new row, as in a spreadsheet. */
async function* readCsvRows(format: CsvFormat): AsyncGenerator<TableRow> {
  const progress = { row: 0, line: 0, width: 0, lastWidth: 0, otherWidths: 0, lastCharacter: '' };
  const parser = parse({
    delimiter: format.separator,
    recordDelimiter: ['\r\n', '\n', '\r'],
    info: true,
    trim: true,
    relaxColumnCount: true,
    maxRecordSize: MAX_ROW_CHARACTERS,
    // The parser is ahead of the loop, so the line of an error is only known here.
    onRecord: (record: string[], { lines }) => {
      progress.line = lines;
      return record;
    },
  });
  // Both streams end together: an error of the file ends the rows, and a consumer that stops closes the file.
  const feeding = pipeline(Readable.from(readPieces(format, progress)), parser).catch((error: Error) =>
    parser.destroy(error),
  );
  try {
    for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
      progress.row++;
      countWidth(progress, record.length);
      const cells = record.map((text) => cleanCellText(unwrapCsvText(text), progress.row));
      if (cells.every((cell) => cell === null)) continue;
      assertColumnCount(cells, progress.row);
      yield { row: progress.row, cells };
    }
    assertComplete(progress);
  } catch (error) {
    throw error instanceof CsvError ? explainCsvError(error, progress.line + 1) : error;
  } finally {
    parser.destroy();
    await feeding;
  }
}

/** How far a file has been read. */
interface CsvProgress {
  row: number;
  /** The last line of the last row that could be parsed. */
  line: number;
  /** Number of cells of the first row. */
  width: number;
  lastWidth: number;
  /** Number of rows with another number of cells. */
  otherWidths: number;
  lastCharacter: string;
}

function countWidth(progress: CsvProgress, width: number): void {
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

async function* readPieces({ path, encoding, skipped }: CsvFormat, progress: CsvProgress): AsyncGenerator<string> {
  let skip = skipped;
  for await (const text of readText(path, encoding)) {
    for (let index = skip; index < text.length; index += PIECE_CHARACTERS) {
      yield text.slice(index, index + PIECE_CHARACTERS);
    }
    skip = Math.max(0, skip - text.length);
    progress.lastCharacter = text.at(-1) ?? progress.lastCharacter;
  }
}

/** Explains an error of csv-parse. `line` is the first line of the row that could not be read. */
function explainCsvError(error: CsvError, line: number): TableFileError {
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const message = `The row from line ${line} on is longer than ${MAX_ROW_CHARACTERS} characters; perhaps a quote in it is not closed.`;
    return new TableFileError('import.cell_too_long', message);
  }
  const found = Number(error['lines']) || line;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message = `A quote in the last row, from line ${line} on, is not closed. Close it, or upload the whole file if its end is missing.`;
    return new TableFileError('import.csv_quotes', message);
  }
  const message = `Line ${found} has a quote in the middle of a cell. Put the whole cell into quotes and double the quotes in it.`;
  return new TableFileError('import.csv_quotes', message);
}
