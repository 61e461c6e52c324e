import { type CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { CsvSyntaxError, MAX_CSV_ROWS, readCsvRows } from '../../common/files/csv-rows.reader.js';

/** A row of a file by its headings, with its line number. */
export interface FileRow {
  line: number;
  row: Record<string, string>;
  /** Reason why the row cannot be read, in which case its cells may be wrong; null if it is valid. */
  error: string | null;
}

/** Maximum size of a row in characters. A registration is smaller. */
const LARGEST_ROW = 1_000_000;
const MAX_COLUMNS = 1_000;
/** Maximum number of rows that are not blank, without headings. The response says of each what became of it. */
const MAX_ROWS = 200_000;

/**
 * Streams the rows of a CSV file. The delimiter is the one that is most frequent in the first line: comma, semicolon or
 * tab. The encoding is UTF-8 with or without byte order mark.
 * @throws 422 `import.not_utf8`, `import.malformed`, `import.too_many_rows`
 */
export async function* parseRows(file: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  const text = decodeText(file);
  const first = await readFirstLine(text);
  const options = { delimiter: chooseDelimiter(first), maxRecordSize: LARGEST_ROW };
  let headings: string[] | undefined;
  let count = 0;
  try {
    for await (const { cells, line } of readCsvRows(joinText(first, text), options)) {
      if (!headings) {
        headings = readHeadings(cells);
        continue;
      }
      // Spreadsheets export rows that are only formatted.
      if (cells.every((cell) => cell.trim() === '')) continue;
      count++;
      if (count > MAX_ROWS) throw createRowCountError(`${MAX_ROWS} rows. Divide it into several files.`);
      yield buildRow(headings, cells, line);
    }
  } catch (error) {
    throw error instanceof CsvSyntaxError ? explainSyntaxError(error) : error;
  }
}

function explainSyntaxError({ code, line }: CsvSyntaxError): CodedError {
  if (code === 'too_many_rows') {
    return createRowCountError(`${MAX_CSV_ROWS} rows with its blank rows. Remove the blank rows.`);
  }
  return createInvalidFieldError('/file', 'import.malformed', `The file is not valid CSV from line ${line} on.`);
}

function createRowCountError(rest: string): CodedError {
  return createInvalidFieldError('/file', 'import.too_many_rows', `The file has more than ${rest}`);
}

async function* decodeText(file: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decodeChunk = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw createInvalidFieldError('/file', 'import.not_utf8', 'The file is not UTF-8; save it as "CSV UTF-8".');
    }
  };
  for await (const bytes of file) yield decodeChunk(bytes);
  yield decodeChunk();
}

/** Reads a text up to the end of its first line at least. */
async function readFirstLine(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (start.length < LARGEST_ROW) {
    const { value, done } = await text.next();
    if (done) break;
    start += value;
    if (value.includes('\n')) break;
  }
  return start;
}

async function* joinText(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield start;
    yield* rest;
  } finally {
    // Otherwise the file stays open if the consumer stops before the second piece.
    await rest.return(undefined);
  }
}

function chooseDelimiter(start: string): string {
  const [line = ''] = start.split('\n', 1);
  const unquoted = line.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: unquoted.split(sign).length }));
  return counts.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ',';
}

/**
 * Returns the names of the columns. Two questions may have the same title; the second is named "title (2)".
 * @throws 422 if there are too many columns, because they make every row expensive
 */
function readHeadings(headings: readonly string[]): string[] {
  if (headings.length > MAX_COLUMNS) {
    const detail = `The file has ${headings.length} columns; it must have at most ${MAX_COLUMNS}.`;
    throw createInvalidFieldError('/file', 'import.malformed', detail);
  }
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const times = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, times);
    return times === 1 ? heading : `${heading} (${times})`;
  });
}

function buildRow(headings: readonly string[], cells: readonly string[], line: number): FileRow {
  const row = Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? '']));
  return { line, row, error: cells.length > headings.length ? 'more cells than headings' : null };
}
