import { assertWorkbook } from './file-type.rules.js';
import { findHeadings } from './heading-rows.rules.js';
import {
  type Cell,
  type FileSource,
  HEADING_SAMPLE_ROWS,
  MAX_BATCH_CHARACTERS,
  MAX_ROW_CHARACTERS,
  type TableFile,
  type TableRow,
} from './table-file.constants.js';
import { countCharacters, createEmptyError, createRowLengthError, readDataRows } from './table-rows.reader.js';
import { cleanXlsxText, type SharedText } from './xlsx-cell.rules.js';
import { findSharedStrings, storeSharedStrings } from './xlsx-shared-strings.reader.js';
import { findMergedAreas, readSheetRows, type SheetRow } from './xlsx-sheet.reader.js';
import { readWorkbook, type Workbook } from './xlsx-workbook.reader.js';
import { openZipArchive } from './zip-archive.reader.js';
import { createDamagedError, type ZipEntry } from './zip-directory.rules.js';

/**
 * Opens an Excel workbook as a table: its first visible sheet with rows. The library exceljs is not used, because it
 * unpacks without limits, keeps all texts in memory and loses parts of formatted texts.
 * @throws TableFileError
 */
export async function openXlsxTable(source: FileSource): Promise<TableFile> {
  const archive = await openZipArchive(source);
  assertWorkbook(new Set(archive.entries.keys()));
  const workbook = await readWorkbook(archive);
  for (const sheet of workbook.sheets) {
    const merges = await findMergedAreas(workbook, sheet);
    const sample = await readSample(workbook, sheet);
    const headings = findHeadings(sample, merges);
    if (headings === null) continue;
    return {
      columns: headings.columns,
      separator: null,
      rows: readDataRows(() => readRows(workbook, sheet), headings),
    };
  }
  throw createEmptyError();
}

/** Reads the first rows of a sheet. */
async function readSample(workbook: Workbook, sheet: ZipEntry): Promise<TableRow[]> {
  const rows: SheetRow[] = [];
  let characters = 0;
  for await (const row of readSheetRows(workbook, sheet)) {
    rows.push(row);
    characters += countCharacters(row.cells);
    if (rows.length >= HEADING_SAMPLE_ROWS || characters >= MAX_BATCH_CHARACTERS) break;
  }
  const wanted = new Set(rows.flatMap(({ cells }) => cells.filter(isShared).map(({ shared }) => shared)));
  const texts = await findSharedStrings(workbook, wanted);
  return rows.map((row) => resolveRow(row, (index) => texts.get(index) ?? null)).filter(isFilled);
}

async function* readRows(workbook: Workbook, sheet: ZipEntry): AsyncGenerator<TableRow> {
  const store = await storeSharedStrings(workbook);
  try {
    for await (const row of readSheetRows(workbook, sheet)) {
      const resolved = resolveRow(row, (index) => store.get(index));
      if (isFilled(resolved)) yield resolved;
    }
  } finally {
    store.close();
  }
}

function resolveRow({ row, cells }: SheetRow, findText: (index: number) => string | null): TableRow {
  let characters = countCharacters(cells);
  const resolve = (cell: Cell | SharedText): Cell => {
    if (!isShared(cell)) return cell;
    const text = findText(cell.shared);
    if (text === null) throw createDamagedError();
    characters += text.length;
    if (characters > MAX_ROW_CHARACTERS) throw createRowLengthError(row);
    return cleanXlsxText(text, row);
  };
  return { row, cells: cells.map(resolve) };
}

function isShared(cell: Cell | SharedText): cell is SharedText {
  return typeof cell === 'object' && cell !== null;
}

function isFilled({ cells }: TableRow): boolean {
  return cells.some((cell) => cell !== null);
}
