import type { Headings } from './heading-rows.rules.js';
import { type Cell, MAX_COLUMNS, MAX_ROWS, type TableRow } from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';

/** Returns the first rows, and closes the file. */
export async function takeRows(rows: AsyncIterable<TableRow>, count: number): Promise<TableRow[]> {
  const taken: TableRow[] = [];
  for await (const row of rows) {
    taken.push(row);
    if (taken.length >= count) break;
  }
  return taken;
}

/** Reads the rows below the headings, from the file each time that they are iterated. */
export function readDataRows(openRows: () => AsyncIterable<TableRow>, headings: Headings): AsyncIterable<TableRow> {
  const openBelow = () => readBelow(openRows(), headings);
  return { [Symbol.asyncIterator]: openBelow };
}

async function* readBelow(rows: AsyncIterable<TableRow>, { row, columns }: Headings): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const next of rows) {
    if (next.row <= row) continue;
    count++;
    if (count > MAX_ROWS) {
      const message = `The file has more than ${MAX_ROWS} rows. Divide it into several files.`;
      throw new TableFileError('import.too_many_rows', message);
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

/** Creates the error for a file without rows. */
export function createEmptyError(): TableFileError {
  return new TableFileError('import.file_empty', 'The file has no rows. Upload a table with a row of headings.');
}
