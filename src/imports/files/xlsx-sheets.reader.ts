import { findHeadings } from './heading-rows.rules.js';
import { MAX_LISTED_SHEETS, type SheetSummary } from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import { createEmptyError } from './table-rows.reader.js';
import { readSheetStart, type SheetStart } from './xlsx-sheet.reader.js';
import type { Workbook, WorkbookSheet } from './xlsx-workbook.reader.js';

/** Number of sheets that an error names. */
const MAX_NAMED_SHEETS = 20;

/** Describes the first sheets of a workbook, also the hidden ones, from the start of each. */
export async function describeSheets(workbook: Workbook): Promise<SheetSummary[]> {
  const summaries: SheetSummary[] = [];
  for (const { name, entry } of workbook.sheets.slice(0, MAX_LISTED_SHEETS)) {
    summaries.push({ name, ...describeStart(await readSheetStart(workbook, entry)) });
  }
  return summaries;
}

function describeStart({ rows, count, declaredLast }: SheetStart): Omit<SheetSummary, 'name'> {
  // The texts are not needed to see how wide a table is.
  const shapes = rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => (typeof cell === 'object' && cell !== null ? 'text' : cell)),
  }));
  const headings = findHeadings(shapes);
  if (headings === null) return { rows: 0, columns: 0 };
  const above = rows.filter(({ row }) => row <= headings.row).length;
  const sampled = rows.length - above;
  const below = count === null ? Math.max((declaredLast ?? 0) - headings.row, sampled, 1) : count - above;
  // A cell that stands alone to the right of a cover sheet makes no columns of those before it.
  const columns = rows.find(({ row }) => row === headings.row)?.cells.filter((cell) => cell !== null).length ?? 0;
  return { rows: below, columns };
}

/**
 * Chooses the visible sheet with the most columns that has rows, because a cover sheet is narrow; a hidden one where no
 * visible sheet has rows.
 * @throws TableFileError `import.file_empty`
 */
export function chooseSheet(sheets: readonly WorkbookSheet[], summaries: readonly SheetSummary[]): WorkbookSheet {
  const ranked = summaries
    .map((summary, index) => ({ sheet: sheets[index]!, ...summary }))
    .toSorted(
      (one, other) =>
        Number(other.rows > 0) - Number(one.rows > 0) ||
        Number(one.sheet.isHidden) - Number(other.sheet.isHidden) ||
        other.columns - one.columns,
    );
  const [best] = ranked;
  if (best === undefined) throw createEmptyError();
  return best.sheet;
}

/** Finds a sheet by its name, without regard to case. @throws TableFileError `import.sheet_unknown` */
export function findSheet(
  sheets: readonly WorkbookSheet[],
  wanted: string,
  summaries: readonly SheetSummary[],
): WorkbookSheet {
  const fold = (name: string) => name.trim().normalize('NFKC').toLowerCase();
  const found = sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => fold(name) === fold(wanted));
  if (found) return found;
  const names = summaries.slice(0, MAX_NAMED_SHEETS).map(({ name }) => `"${name}"`);
  const message = `sheet must be one of the sheets of the workbook: ${names.join(', ')}.`;
  throw new TableFileError('import.sheet_unknown', message, 'sheet');
}
