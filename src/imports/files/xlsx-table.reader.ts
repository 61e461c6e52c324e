import { assertWorkbook } from './file-type.rules.js';
import {
  type Cell,
  type FileSource,
  HEADING_SAMPLE_ROWS,
  MAX_BATCH_CHARACTERS,
  MAX_ROW_CHARACTERS,
  type ReadingChoices,
  type TableFile,
  type TableRow,
} from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import {
  chooseHeadings,
  countCharacters,
  createRowLengthError,
  getSampleStart,
  readDataRows,
} from './table-rows.reader.js';
import { cleanXlsxText, type SharedText } from './xlsx-cell.rules.js';
import { findSharedStrings, storeSharedStrings } from './xlsx-shared-strings.reader.js';
import { chooseSheet, describeSheets, findSheet } from './xlsx-sheets.reader.js';
import { findMergedAreas, readSheetRows, type SheetRow } from './xlsx-sheet.reader.js';
import { readWorkbook, type Workbook } from './xlsx-workbook.reader.js';
import { openZipArchive } from './zip-archive.reader.js';
import { createDamagedError, type ZipEntry } from './zip-directory.rules.js';

/**
 * Opens an Excel workbook as a table: the sheet that was chosen, otherwise the widest one. The library exceljs is not used,
 * because it unpacks without limits, keeps all texts in memory and loses parts of formatted texts.
 * @throws TableFileError
 */
export async function openXlsxTable(source: FileSource, choices: ReadingChoices): Promise<TableFile> {
  const wrong = (['encoding', 'separator'] as const).find((name) => choices[name] !== undefined);
  if (wrong !== undefined) {
    const message = `${wrong} must be absent, because an Excel workbook has none; it is for csv files.`;
    throw new TableFileError('import.text_only', message, wrong);
  }
  const archive = await openZipArchive(source);
  assertWorkbook(new Set(archive.entries.keys()));
  const workbook = await readWorkbook(archive);
  const sheets = await describeSheets(workbook);
  const sheet =
    choices.sheet === undefined
      ? chooseSheet(workbook.sheets, sheets)
      : findSheet(workbook.sheets, choices.sheet, sheets);
  const { entry, name } = sheet;
  const merges = await findMergedAreas(workbook, entry);
  const sample = await readSample(workbook, entry, getSampleStart(choices.headingRow));
  const headings = chooseHeadings(sample, choices.headingRow, merges);
  const { columns, row: headingRow } = headings;
  const rows = readDataRows(() => readRows(workbook, entry), headings);
  return { sheets, sheet: name, headingRow, columns, encoding: null, separator: null, rows };
}

/** Reads the first rows of a sheet from a row on. */
async function readSample(workbook: Workbook, sheet: ZipEntry, first: number): Promise<TableRow[]> {
  const rows: SheetRow[] = [];
  let characters = 0;
  for await (const row of readSheetRows(workbook, sheet)) {
    if (row.row < first) continue;
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
