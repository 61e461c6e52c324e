import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';

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
/** Length in characters of the pieces that are parsed at once, between which other requests can run. */
const PIECE = 8_192;

/**
 * Streams the rows of a CSV file. The delimiter is the one that is most frequent in the first line: comma, semicolon or
 * tab. The encoding is UTF-8 with or without byte order mark.
 * @throws 422 `import.not_utf8`, `import.malformed`
 */
export async function* parseRows(file: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  const text = decodeText(file);
  const first = await readFirstLine(text);
  const parser = parse({
    delimiter: chooseDelimiter(first),
    info: true,
    bom: true,
    skipEmptyLines: true,
    relaxColumnCount: true,
    maxRecordSize: LARGEST_ROW,
  });
  // Both streams end together: an error of the file ends the rows, and a consumer that stops closes the file.
  pipeline(Readable.from(splitIntoPieces(first, text)), parser).catch((error: Error) => parser.destroy(error));
  let headings: string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!headings) headings = readHeadings(record);
      else yield buildRow(headings, record, info.lines);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw createInvalidFieldError(
      '/file',
      'import.malformed',
      `The file is not valid CSV from line ${Number(error['lines']) || 1} on.`,
    );
  }
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

/** Splits a text into small pieces, because the parser is slow for rows that are shorter than the first row. */
async function* splitIntoPieces(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield* split(start);
    for await (const text of rest) yield* split(text);
  } finally {
    // Otherwise the file stays open if the consumer stops before the second piece.
    await rest.return(undefined);
  }
}

function* split(text: string): Generator<string> {
  for (let index = 0; index < text.length; index += PIECE) yield text.slice(index, index + PIECE);
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
