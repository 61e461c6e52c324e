import { cleanCellText } from './cell-text.rules.js';
import { toColumnLetters } from './column-names.rules.js';
import type { Cell } from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import { convertSerial, type DateKind, truncateIsoDate } from './xlsx-dates.rules.js';

/** A cell as the sheet stores it. */
export interface RawCell {
  /** Counted from 0. */
  column: number;
  type: string;
  style: number;
  isFormula: boolean;
  /** Null if no value is stored. */
  text: string | null;
}

/** A cell whose text is stored apart from the sheet, by its number. */
export interface SharedText {
  shared: number;
}

/** The data of a workbook that the conversion of a cell needs. */
export interface CellContext {
  row: number;
  dateKinds: readonly DateKind[];
  is1904: boolean;
}

/** Converts a stored cell; an error such as #N/A is blank. @throws TableFileError */
export function convertRawCell(cell: RawCell, context: CellContext): Cell | SharedText {
  const { text, type } = cell;
  if (text === null) {
    if (cell.isFormula) throw createFormulaError(cell.column, context.row);
    return null;
  }
  if (text.trim() === '' || type === 'e') return null;
  switch (type) {
    case 's':
      return { shared: Number(text) };
    case 'b':
      return text.trim() === '1' || text.trim() === 'true';
    case 'd':
      return truncateIsoDate(text.trim());
    case 'inlineStr':
    case 'str':
      return cleanXlsxText(text, context.row);
    default:
      return convertNumber(text, context.dateKinds[cell.style] ?? null, context);
  }
}

function convertNumber(text: string, kind: DateKind, { row, is1904 }: CellContext): Cell {
  const number = Number(text);
  if (!Number.isFinite(number)) return cleanCellText(text, row);
  return (kind === null ? null : convertSerial(number, kind, is1904)) ?? number;
}

/** Cleans a text of a workbook, where a character that XML cannot contain is written as `_x000D_`. */
export function cleanXlsxText(text: string, row: number): string | null {
  const decoded = text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return cleanCellText(decoded, row);
}

/** Parses the letters of a cell's address, such as AB12, to a number from 0; null where there are none. */
export function parseColumn(address: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(address ?? '')?.[0].toUpperCase();
  if (letters === undefined) return null;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function createFormulaError(column: number, row: number): TableFileError {
  const message = `Cell ${toColumnLetters(column)}${row} is a formula without a stored result. Open the workbook in Excel, save it and upload it again.`;
  return new TableFileError('import.formula_not_calculated', message);
}
