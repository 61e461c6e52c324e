import { findHeadings, type Headings, type MergedArea, buildHeadingsAtRow } from './heading-rows.rules.js';
import {
  type Cell,
  MAX_BATCH_CHARACTERS,
  MAX_COLUMNS,
  MAX_ROW_CHARACTERS,
  MAX_ROWS,
  MAX_TABLE_CHARACTERS,
  type TableRow,
} from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';

/** Returns the first rows from a row on, fewer of them where they are long, and closes the file. */
export async function takeFirstRows(rows: AsyncIterable<TableRow>, limit: number, first = 1): Promise<TableRow[]> {
  const iterator = skipRows(rows, first);
  try {
    return await takeNextRows(iterator, limit);
  } finally {
    await iterator.return(undefined);
  }
}

async function* skipRows(rows: AsyncIterable<TableRow>, first: number): AsyncGenerator<TableRow> {
  for await (const row of rows) if (row.row >= first) yield row;
}

/** Returns the next rows, fewer of them where they are long, and leaves the file open. */
export async function takeNextRows(rows: AsyncIterator<TableRow>, limit: number): Promise<TableRow[]> {
  const taken: TableRow[] = [];
  for (let characters = 0; taken.length < limit && characters < MAX_BATCH_CHARACTERS;) {
    const { value, done } = await rows.next();
    if (done) break;
    taken.push(value);
    characters += countCharacters(value.cells);
  }
  return taken;
}

/** Returns the first row of the sample in which {@link chooseHeadings} looks: the one above a row that was chosen. */
export function getSampleStart(headingRow: number | undefined): number {
  return headingRow === undefined ? 1 : headingRow - 1;
}

/**
 * Finds the headings of a table: those of the row that was chosen, otherwise those that its first rows show.
 * @throws TableFileError `import.file_empty`, `import.heading_row`
 */
export function chooseHeadings(
  sample: readonly TableRow[],
  headingRow: number | undefined,
  merges: readonly MergedArea[] = [],
): Headings {
  if (headingRow === undefined) {
    const headings = findHeadings(sample, merges);
    if (headings === null) throw createEmptyError();
    return headings;
  }
  const headings = buildHeadingsAtRow(sample, merges, headingRow);
  if (headings === null || sample.every(({ row }) => row <= headingRow)) throw createHeadingRowError(headingRow);
  return headings;
}

function createHeadingRowError(row: number): TableFileError {
  const message = `headingRow must be the number of a row with headings that has rows below; row ${row} is blank or has none.`;
  return new TableFileError('import.heading_row', message, 'headingRow');
}

/** Returns the length of all texts of a row. */
export function countCharacters(cells: readonly unknown[]): number {
  return cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
}

/** Reads the rows below the headings, from the file each time that they are iterated. */
export function readDataRows(openRows: () => AsyncIterable<TableRow>, headings: Headings): AsyncIterable<TableRow> {
  const openBelow = () => readBelow(openRows(), headings);
  return { [Symbol.asyncIterator]: openBelow };
}

async function* readBelow(rows: AsyncIterable<TableRow>, { row, columns }: Headings): AsyncGenerator<TableRow> {
  let count = 0;
  let characters = 0;
  for await (const next of rows) {
    if (next.row <= row) continue;
    count++;
    if (count > MAX_ROWS) {
      const message = `The file has more than ${MAX_ROWS} rows. Divide it into several files.`;
      throw new TableFileError('import.too_many_rows', message);
    }
    characters += countCharacters(next.cells);
    if (characters > MAX_TABLE_CHARACTERS) {
      const message = `The rows of the file have more than ${MAX_TABLE_CHARACTERS} characters. Divide it into several files.`;
      throw new TableFileError('import.too_many_characters', message);
    }
    yield { row: next.row, cells: fitCells(next.cells, columns.length) };
  }
}

/** Adds blank cells up to the number of columns, and removes those beyond it. */
function fitCells(cells: readonly Cell[], length: number): Cell[] {
  const end = Math.max(length, cells.findLastIndex((cell) => cell !== null) + 1);
  return Array.from({ length: end }, (_, index) => cells[index] ?? null);
}

/** @throws TableFileError `import.too_many_columns` when a cell beyond the last allowed column is filled */
export function assertColumnCount(cells: readonly Cell[], row: number): void {
  if (cells.length <= MAX_COLUMNS || cells.slice(MAX_COLUMNS).every((cell) => cell === null)) return;
  throw createColumnCountError(row);
}

/** Creates the error for a row with too many columns. */
export function createColumnCountError(row: number): TableFileError {
  const message = `Row ${row} has more than ${MAX_COLUMNS} columns. Remove the columns that are not needed.`;
  return new TableFileError('import.too_many_columns', message);
}

/** Creates the error for a row that is too long. */
export function createRowLengthError(row: number): TableFileError {
  const message = `Row ${row} has more than ${MAX_ROW_CHARACTERS} characters. Remove the columns that are not needed.`;
  return new TableFileError('import.cell_too_long', message);
}

/** Creates the error for a file without rows. */
export function createEmptyError(): TableFileError {
  return new TableFileError('import.file_empty', 'The file has no rows. Upload a table with a row of headings.');
}
