import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as waitForOtherRequests } from 'node:timers/promises';
import { CsvError, type Options, parse, type Parser } from 'csv-parse';

/** A row that is not a blank line. */
export interface CsvRow {
  cells: string[];
  /** As a spreadsheet counts: the first row is 1, blank lines count, and a quoted line break begins no new row. */
  row: number;
  /** Its last line. */
  line: number;
}

/** The options of csv-parse in which files differ. */
export type CsvOptions = Pick<Options, 'delimiter' | 'recordDelimiter' | 'trim' | 'relaxQuotes' | 'maxRecordSize'>;

/** Maximum number of rows with the blank ones, which is that of a sheet in Excel. */
export const MAX_CSV_ROWS = 1_048_576;
/** Length in characters of the pieces that are parsed at once, and number of rows that are passed on at once. */
const PIECE_CHARACTERS = 2_048;
const ROWS_AT_ONCE = 250;

/** A text that is no csv. */
export class CsvSyntaxError extends Error {
  constructor(
    readonly code: 'quote_not_closed' | 'quote_misplaced' | 'row_too_long' | 'too_many_rows',
    /** The first line of the row that could not be read. */
    readonly firstLine: number,
    /** The line of the error. */
    readonly line: number,
  ) {
    super(`csv: ${code} in line ${line}`);
    this.name = 'CsvSyntaxError';
  }
}

/**
 * Reads csv as a stream. Other requests run meanwhile, however short the rows are.
 * @throws CsvSyntaxError
 */
export async function* readCsvRows(text: AsyncIterable<string>, options: CsvOptions): AsyncGenerator<CsvRow> {
  // The parser is ahead of the loop, so the line of an error is only known while it parses.
  let [count, lastLine] = [0, 0];
  const parser: Parser = parse({
    ...options,
    skipEmptyLines: true,
    relaxColumnCount: true,
    onRecord: (cells: string[], { lines, empty_lines: blankLines }) => {
      // csv-parse creates an error, with its stack, for every row that is not as long as the first row, although such
      // rows are allowed. It compares no row that it takes for the first one.
      (parser.info as { records: number }).records = 0;
      count++;
      lastLine = lines;
      return { cells, row: count + blankLines, line: lines } satisfies CsvRow as never;
    },
  });
  const assertRowCount = () => {
    if (count + parser.info.empty_lines > MAX_CSV_ROWS) {
      throw new CsvSyntaxError('too_many_rows', lastLine + 1, parser.info.lines);
    }
  };
  // Both streams end together: an error of the text ends the rows, and a consumer that stops closes the file.
  const feeding = pipeline(Readable.from(splitIntoPieces(text, assertRowCount)), parser).catch((error: Error) =>
    parser.destroy(error),
  );
  let passedOn = 0;
  try {
    for await (const row of parser as AsyncIterable<CsvRow>) {
      yield row;
      passedOn++;
      if (passedOn % ROWS_AT_ONCE === 0) await waitForOtherRequests();
    }
    assertRowCount();
  } catch (error) {
    throw error instanceof CsvError ? convertError(error, lastLine + 1) : error;
  } finally {
    parser.destroy();
    await feeding;
  }
}

async function* splitIntoPieces(text: AsyncIterable<string>, assertRowCount: () => void): AsyncGenerator<string> {
  for await (const part of text) {
    for (let index = 0; index < part.length; index += PIECE_CHARACTERS) {
      yield part.slice(index, index + PIECE_CHARACTERS);
      assertRowCount();
      await waitForOtherRequests();
    }
  }
}

function convertError(error: CsvError, firstLine: number): CsvSyntaxError {
  const line = Number(error['lines']) || firstLine;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new CsvSyntaxError('row_too_long', firstLine, line);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new CsvSyntaxError('quote_not_closed', firstLine, line);
  return new CsvSyntaxError('quote_misplaced', firstLine, line);
}
