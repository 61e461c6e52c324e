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
import { assertColumnCount, createEmptyError, readDataRows, takeRows } from './table-rows.reader.js';
import { detectEncoding, readText } from './text-encoding.reader.js';
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
  const encoding = await detectEncoding(path, start);
  const { text, isWhole } = await readStart(path, encoding);
  const named = parseSeparatorLine(text);
  const separator = named?.separator ?? chooseSeparator(text, isWhole);
  const format = { path, encoding, separator, skipped: named?.length ?? 0 };
  const headings = findHeadings(await takeRows(readCsvRows(format), HEADING_SAMPLE_ROWS));
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
  const parser = parse({
    delimiter: format.separator,
    recordDelimiter: ['\r\n', '\n', '\r'],
    info: true,
    trim: true,
    relaxColumnCount: true,
    maxRecordSize: MAX_ROW_CHARACTERS,
  });
  // Both streams end together: an error of the file ends the rows, and a consumer that stops closes the file.
  const feeding = pipeline(Readable.from(readPieces(format)), parser).catch((error: Error) => parser.destroy(error));
  let [row, line] = [0, 1];
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      row++;
      line = info.lines;
      const cells = record.map((text) => cleanCellText(unwrapCsvText(text), row));
      if (cells.every((cell) => cell === null)) continue;
      assertColumnCount(cells, row);
      yield { row, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? explainCsvError(error, line) : error;
  } finally {
    parser.destroy();
    await feeding;
  }
}

async function* readPieces({ path, encoding, skipped }: CsvFormat): AsyncGenerator<string> {
  let skip = skipped;
  for await (const text of readText(path, encoding)) {
    for (let index = skip; index < text.length; index += PIECE_CHARACTERS) {
      yield text.slice(index, index + PIECE_CHARACTERS);
    }
    skip = Math.max(0, skip - text.length);
  }
}

/** Explains an error of csv-parse. `line` is the last line of the last row that could be read. */
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
