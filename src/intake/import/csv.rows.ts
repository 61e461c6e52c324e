import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { invalidField } from '../../common/errors/domain.errors.js';

/** A row of a file by its headings, and the line it is on; headings that come twice are told apart. */
export interface FileRow {
  line: number;
  row: Record<string, string>;
  /** Why the row is no row; its cells are then not to be trusted. */
  fault: string | null;
}

/** Largest row, in characters: a registration is smaller. */
const LARGEST_ROW = 1_000_000;

/**
 * The rows of a CSV file, read as they come: comma, semicolon or tab, whichever the first line has most of; UTF-8 with or
 * without byte order mark. @throws 422 `import.not_utf8`, `import.malformed`
 */
export async function* rowsOf(file: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  const text = textOf(file);
  const first = await firstLine(text);
  const parser = parse({
    delimiter: delimiterOf(first),
    info: true,
    bom: true,
    skipEmptyLines: true,
    relaxColumnCount: true,
    maxRecordSize: LARGEST_ROW,
  });
  const source = Readable.from(prefixed(first, text));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let headings: string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!headings) headings = distinct(record);
      else yield rowBy(headings, record, info.lines);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw invalidField('/file', 'import.malformed', `The file is no CSV from line ${Number(error['lines']) || 1} on.`);
  }
}

async function* textOf(file: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw invalidField('/file', 'import.not_utf8', 'The file is not UTF-8; save it as "CSV UTF-8".');
    }
  };
  for await (const bytes of file) yield decoded(bytes);
  yield decoded();
}

/** What comes up to the first end of a line. */
async function firstLine(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (!start.includes('\n') && start.length < LARGEST_ROW) {
    const { value, done } = await text.next();
    if (done) break;
    start += value;
  }
  return start;
}

async function* prefixed(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

function delimiterOf(start: string): string {
  const [line = ''] = start.split('\n', 1);
  const unquoted = line.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: unquoted.split(sign).length }));
  return counts.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ',';
}

/** Two questions may have one title: the second of them is "title (2)". */
function distinct(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const times = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, times);
    return times === 1 ? heading : `${heading} (${times})`;
  });
}

function rowBy(headings: readonly string[], cells: readonly string[], line: number): FileRow {
  const row = Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? '']));
  return { line, row, fault: cells.length > headings.length ? 'more cells than headings' : null };
}
