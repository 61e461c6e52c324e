import { createCellLengthError } from './cell-text.rules.js';
import type { MergedArea } from './heading-rows.rules.js';
import { type Cell, MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROW_CHARACTERS } from './table-file.constants.js';
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
  private isPhonetic = false;

  constructor(private readonly workbook: Workbook) {}

  takeRows(): SheetRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  openTag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.beginRow(attributes['r']);
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

function parseArea(from: string, to: string): MergedArea {
  const parseRow = (address: string) => Number(address.replace(/^\D+/, ''));
  const right = Math.min((parseColumn(to) ?? 0) + 1, MAX_COLUMNS);
  return { top: parseRow(from), bottom: parseRow(to), left: (parseColumn(from) ?? 0) + 1, right };
}
