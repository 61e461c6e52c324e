import { createCellLengthError } from './cell-text.rules.js';
import type { MergedArea } from './heading-rows.rules.js';
import {
  type Cell,
  HEADING_SAMPLE_ROWS,
  MAX_CELL_CHARACTERS,
  MAX_COLUMNS,
  MAX_ROW_CHARACTERS,
  SHEET_SAMPLE_BYTES,
} from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import { createColumnCountError, createRowLengthError } from './table-rows.reader.js';
import { convertRawCell, parseColumn, type RawCell, type SharedText } from './xlsx-cell.rules.js';
import type { Workbook } from './xlsx-workbook.reader.js';
import { parseXmlPart, type XmlHandlers } from './xml-part.reader.js';
import { readZipEntry } from './zip-archive.reader.js';
import { createDamagedError, type ZipEntry } from './zip-directory.rules.js';

/** A row whose shared texts are not resolved. */
export interface SheetRow {
  row: number;
  cells: (Cell | SharedText)[];
}

/** Number of the last row that Excel can have. */
const LAST_ROW = 1_048_576;
/** Merged areas that begin further down are no headings. */
const MAX_MERGED_ROW = 1000;
const MAX_MERGED_AREAS = 1000;
const MERGED_AREA = /<(?:\w+:)?mergeCell\s+ref=["']([A-Z]{1,3}\d+):([A-Z]{1,3}\d+)["']/g;
/** Bytes of a piece that are searched with the next one again, so that no element is missed between two. */
const OVERLAP_BYTES = 128;

/** Reads the rows of a sheet that are not blank. @throws TableFileError */
export async function* readSheetRows(workbook: Workbook, sheet: ZipEntry): AsyncGenerator<SheetRow> {
  const parser = new SheetParser(workbook);
  for await (const _ of parseXmlPart(readZipEntry(workbook.archive, sheet), parser)) yield* parser.takeRows();
}

/** The first rows of a sheet, and how many it has. */
export interface SheetStart {
  rows: SheetRow[];
  /** Number of rows that are not blank; null if only a part of the sheet was read. */
  count: number | null;
  /** The last row that the sheet declares to have; null if it declares none. */
  declaredLast: number | null;
}

/**
 * Reads the start of a sheet, which may be hidden and of any length. A cell that cannot be read ends the start, because
 * another sheet is perhaps the one to read.
 */
export async function readSheetStart(workbook: Workbook, sheet: ZipEntry): Promise<SheetStart> {
  const parser = new SheetParser(workbook);
  const start: SheetStart = { rows: [], count: null, declaredLast: null };
  let [count, bytes] = [0, 0];
  const chunks = countBytes(readZipEntry(workbook.archive, sheet), (length) => (bytes += length));
  try {
    for await (const _ of parseXmlPart(chunks, parser)) {
      const rows = parser.takeRows();
      count += rows.length;
      if (start.rows.length < HEADING_SAMPLE_ROWS) start.rows.push(...rows);
      start.declaredLast = parser.declaredLast;
      if (bytes > SHEET_SAMPLE_BYTES) return start;
    }
  } catch (error) {
    if (!(error instanceof TableFileError)) throw error;
    start.rows.push(...parser.takeRows());
    return start;
  }
  return { ...start, count };
}

async function* countBytes(chunks: AsyncIterable<Buffer>, add: (length: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    add(chunk.length);
    yield chunk;
  }
}

/** Collects the rows of a sheet while its XML is parsed. */
class SheetParser implements XmlHandlers {
  private rows: SheetRow[] = [];
  private current: SheetRow = { row: 0, cells: [] };
  private cell: RawCell | null = null;
  /** Length of the texts of the current row that the sheet itself contains. */
  private characters = 0;
  /** The last column of the current row, because a cell without address follows it. */
  private lastColumn = -1;
  private isText = false;
  /** The last row of the area that the sheet declares. */
  declaredLast: number | null = null;
  private isPhonetic = false;

  constructor(private readonly workbook: Workbook) {}

  takeRows(): SheetRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  openTag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.beginRow(attributes['r']);
    else if (name === 'dimension') this.declaredLast = parseLastRow(attributes['ref']);
    else if (name === 'c') this.beginCell(attributes);
    else if (this.cell === null) return;
    else if (name === 'v' || name === 't') this.beginText(this.cell);
    else if (name === 'f') this.cell.isFormula = true;
    // The pronunciation of an Asian name is stored beside the name.
    else if (name === 'rPh') this.isPhonetic = true;
  }

  addText(piece: string): void {
    if (!this.isText || this.cell === null) return;
    this.cell.text += piece;
    if (this.cell.text!.length > MAX_CELL_CHARACTERS) throw createCellLengthError(`Row ${this.current.row}`);
  }

  closeTag(name: string): void {
    if (name === 'v' || name === 't') this.isText = false;
    else if (name === 'rPh') this.isPhonetic = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.current.cells.some((cell) => cell !== null)) this.rows.push(this.current);
  }

  private beginRow(number: string | undefined): void {
    const row = number === undefined ? this.current.row + 1 : Number(number);
    if (!Number.isInteger(row) || row <= this.current.row || row > LAST_ROW) throw createDamagedError();
    this.current = { row, cells: [] };
    this.characters = 0;
    this.lastColumn = -1;
  }

  private beginCell({ r: address, t: type = 'n', s: style = '0' }: Readonly<Record<string, string>>): void {
    const column = parseColumn(address) ?? this.lastColumn + 1;
    this.lastColumn = column;
    this.cell = { column, type, style: Number(style), isFormula: false, text: null };
  }

  private beginText(cell: RawCell): void {
    cell.text ??= '';
    this.isText = !this.isPhonetic;
  }

  private endCell(): void {
    if (this.cell === null) return;
    const { row, cells } = this.current;
    const { dateKinds, is1904 } = this.workbook;
    const value = convertRawCell(this.cell, { row, dateKinds, is1904 });
    const { column } = this.cell;
    this.cell = null;
    if (value === null) return;
    // A format of cells far to the right of the table is usual, a value there is not.
    if (column >= MAX_COLUMNS) throw createColumnCountError(row);
    if (typeof value === 'string') this.characters += value.length;
    if (this.characters > MAX_ROW_CHARACTERS) throw createRowLengthError(row);
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
  }
}

/**
 * Finds the merged areas that begin in the first rows. They are stored behind the rows, so the whole sheet is unpacked,
 * which also shows before anything else whether it is complete and within the limits.
 * @throws TableFileError
 */
export async function findMergedAreas(workbook: Workbook, sheet: ZipEntry): Promise<MergedArea[]> {
  const areas = new Map<string, MergedArea>();
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of readZipEntry(workbook.archive, sheet)) {
    const bytes = Buffer.concat([rest, chunk]);
    rest = bytes.subarray(-OVERLAP_BYTES);
    if (!bytes.includes('mergeCell ') || areas.size >= MAX_MERGED_AREAS) continue;
    for (const [text, from, to] of bytes.toString('latin1').matchAll(MERGED_AREA)) {
      const area = parseArea(from!, to!);
      if (area.top <= MAX_MERGED_ROW) areas.set(text, area);
    }
  }
  return [...areas.values()];
}

/** Parses the last row of an area such as A1:K5001; null where it names none. */
function parseLastRow(area: string | undefined): number | null {
  const row = /:[A-Z]{1,3}(\d{1,7})$/i.exec(area ?? '')?.[1];
  return row === undefined ? null : Math.min(Number(row), LAST_ROW);
}

function parseArea(from: string, to: string): MergedArea {
  const parseRow = (address: string) => Number(address.replace(/^\D+/, ''));
  const right = Math.min((parseColumn(to) ?? 0) + 1, MAX_COLUMNS);
  return { top: parseRow(from), bottom: parseRow(to), left: (parseColumn(from) ?? 0) + 1, right };
}
