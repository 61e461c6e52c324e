import type ExcelJS from 'exceljs';
import { measureTextWidth, wrapText } from '../../common/pdf/text-width.rules.js';
import { toXlsxText } from '../../common/documents/xlsx-sheet.factory.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ReportCell, ReportColumn, ReportRow, TableFigures } from '../definition/report-definition.rules.js';
import { formatPartialNotes } from '../definition/document-text.rules.js';
import { PARTIAL_MARK } from '../definition/intervals.rules.js';
import { createPartialCheck, type FilledTable } from '../definition/report-document.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { translateCode } from '../i18n/vocabulary.constants.js';
import { roundRatio } from '../statistics/statistics.rules.js';
import { formatCell, getDecimals, isFigure } from '../definition/cell-text.rules.js';
import { omitRepeatedTexts } from './table-rows.rules.js';
import { FONTS, LINE_HEIGHT, PAGE_SETUP } from './xlsx-look.constants.js';

type Column = Pick<ReportColumn, 'kind' | 'decimals' | 'codes'>;

/**
 * Returns the number format of Excel for a kind of figure. Excel shows it with the separators of its user's language.
 */
export function findNumberFormat(column: Column, cell?: ReportCell): string | undefined {
  const decimals = getDecimals(column);
  const fraction = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
  switch (column.kind) {
    case 'text':
      return undefined;
    case 'date':
      return 'yyyy-mm-dd';
    case 'year':
      return '0';
    case 'ratio':
      // Cells have the four decimals of json, and Excel shows all of them, so that nothing is rounded twice.
      return '#,##0.00%';
    case 'percent':
      return `#,##0${fraction}%`;
    case 'money':
      return `"€" #,##0${fraction}`;
    case 'number':
      // The format #,##0.## would leave a separator behind whole numbers.
      return Number.isInteger(cell) ? '#,##0' : '#,##0.00';
    default:
      return `#,##0${fraction}`;
  }
}

/**
 * Converts a cell to its type: figures to numbers, dates to dates without a time, and texts to texts that are never
 * formulas.
 */
export function toTypedCell(
  column: Column,
  cell: ReportCell | undefined,
  language: Language,
): string | number | Date | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'string') {
    // Excel has no time zones; the library writes the day in UTC.
    if (column.kind === 'date' && cell !== '') return new Date(`${cell}T00:00:00Z`);
    return toXlsxText(column.codes ? translateCode(language, column.codes, cell) : cell);
  }
  if (column.kind === 'ratio') return roundRatio(cell);
  return column.kind === 'percent' ? cell / 100 : cell;
}

/** The smallest and the greatest width of a column, in characters. */
const NARROW = 9;
const WIDE = 48;
/** The font size at which `measureTextWidth` returns a width in characters. */
const LETTER = 1.9;
/** The greatest height of a row that Excel accepts, in points. */
const MAX_ROW_HEIGHT = 409;

/** Formats the first row of a sheet. The row itself has no style, because that would run past the last column. */
export function formatHeadRow(sheet: ExcelJS.Worksheet): void {
  const row = sheet.getRow(1);
  formatCells(row, sheet.columnCount, {
    font: FONTS.head,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF0B5C8A' } },
  });
  row.alignment = { vertical: 'top', wrapText: true };
}

function formatCells(row: ExcelJS.Row, columns: number, style: Partial<ExcelJS.Style>): void {
  for (let column = 1; column <= columns; column += 1) Object.assign(row.getCell(column), style);
}

/** Returns the columns with the ids last, because people read the first columns. */
export function orderColumns(columns: readonly ReportColumn[]): ReportColumn[] {
  return [...columns.filter(({ hidden }) => !hidden), ...columns.filter(({ hidden }) => hidden)];
}

/** Adds a sheet with a table: a frozen head, a filter, typed cells and the totals at the bottom. */
export function addTableSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  filled: FilledTable,
  language: Language,
): ExcelJS.Worksheet {
  const { table, figures } = filled;
  const columns = orderColumns(table.columns);
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: PAGE_SETUP,
  });
  sheet.columns = columns.map((column) => ({
    header: column.title[language],
    width: computeWidth(column, figures, language),
    // A button above the columns shows the ids. Printed, they are codes and would make the other columns too small to read.
    ...(column.hidden ? { hidden: true, outlineLevel: 1 } : {}),
  }));
  formatHeadRow(sheet);
  columns.forEach((column, place) => {
    const alignment = chooseAlignment(column, columns[place - 1]);
    sheet.getColumn(place + 1).alignment = alignment;
    sheet.getRow(1).getCell(place + 1).alignment = { ...alignment, wrapText: true };
  });
  setHeight(
    sheet.getRow(1),
    columns.map((column) => column.title[language]),
    'bold',
  );
  const isPartial = createPartialCheck(filled);
  for (const cells of figures.rows) {
    const row = addRow(sheet, columns, cells, language);
    // The format shows the mark behind the text, and the cell keeps the interval that filters and formulas compare.
    columns.forEach(({ name }, place) => {
      if (isPartial(name, cells[name])) row.getCell(place + 1).numFmt = `@"${PARTIAL_MARK}"`;
    });
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: figures.rows.length + 1, column: columns.length } };
  if (figures.totals) {
    const row = addRow(sheet, columns, figures.totals, language);
    if (!hasName(columns, figures.totals)) row.getCell(1).value = TOTAL[language];
    formatCells(row, columns.length, {
      font: FONTS.bold,
      border: { top: { style: 'thin' }, bottom: { style: 'double' } },
    });
  }
  for (const note of [...formatPartialNotes(filled, language), ...(figures.notes ?? [])]) {
    addNote(sheet, toXlsxText(note), columns.filter(({ hidden }) => !hidden).length);
  }
  return sheet;
}

/** Returns whether a column that readers see names the totals, or the first column is a figure and leaves no place. */
function hasName(columns: readonly ReportColumn[], totals: ReportRow): boolean {
  const isNamed = columns.some((column) => !column.hidden && !isFigure(column) && (totals[column.name] ?? '') !== '');
  return isNamed || isFigure(columns[0]!);
}

/** Adds a note that wraps within the columns that are shown, because a longer line would shrink the printed page. */
function addNote(sheet: ExcelJS.Worksheet, note: string, columns: number): void {
  const row = sheet.addRow([note]);
  const width = sheet.columns.slice(0, columns).reduce((sum, column) => sum + (column.width ?? 0), 0);
  row.getCell(1).font = FONTS.note;
  row.height = Math.min(MAX_ROW_HEIGHT, LINE_HEIGHT * countLines(note, width));
  if (columns > 1) sheet.mergeCells(row.number, 1, row.number, columns);
  row.getCell(1).alignment = { vertical: 'top', wrapText: true };
}

/** Chooses the alignment of cells: figures to the right; texts wrap, and those behind a figure keep a distance from it. */
function chooseAlignment(column: ReportColumn, before: ReportColumn | undefined): Partial<ExcelJS.Alignment> {
  if (isFigure(column)) return { vertical: 'top', horizontal: 'right' };
  return { vertical: 'top', horizontal: 'left', wrapText: true, indent: before && isFigure(before) ? 1 : 0 };
}

/**
 * Sets the height of a row for texts that wrap. Without it, programs find the height after they have placed the chart
 * below the table, and the chart covers rows.
 */
function setHeight(row: ExcelJS.Row, texts: readonly string[], weight: 'normal' | 'bold' = 'normal'): void {
  const lines = texts.map((text, place) => countLines(text, row.worksheet.getColumn(place + 1).width ?? WIDE, weight));
  row.height = Math.min(MAX_ROW_HEIGHT, LINE_HEIGHT * Math.max(...lines));
}

/** Returns the number of lines that a text takes in a column of so many characters. */
function countLines(text: string, width: number, weight: 'normal' | 'bold' = 'normal'): number {
  return Math.max(1, wrapText(text, width - 1, LETTER, weight).length);
}

function addRow(
  sheet: ExcelJS.Worksheet,
  columns: readonly ReportColumn[],
  figures: ReportRow,
  language: Language,
): ExcelJS.Row {
  const cells = omitRepeatedTexts(columns, figures, language);
  const row = sheet.addRow(columns.map((column) => toTypedCell(column, cells[column.name], language)));
  columns.forEach((column, place) => {
    const format = findNumberFormat(column, cells[column.name]);
    if (format) row.getCell(place + 1).numFmt = format;
  });
  setHeight(
    row,
    columns.map((column) => (isFigure(column) ? '' : formatCell(column, cells[column.name], language))),
  );
  return row;
}

function computeWidth(column: ReportColumn, { rows, totals }: TableFigures, language: Language): number {
  // The first rows of a long table are enough to estimate its widths. The totals have the longest figures.
  const written = [...rows.slice(0, 200), ...(totals ? [totals] : [])].map((row) =>
    formatCell(column.kind === 'ratio' ? { ...column, decimals: 2 } : column, row[column.name], language).slice(0, 200),
  );
  const words = isFigure(column) ? column.title[language].split(' ') : [column.title[language]];
  const needed = Math.max(...[...words, ...written].map((text) => measureTextWidth(text, LETTER)));
  return Math.min(WIDE, Math.max(NARROW, Math.ceil(needed) + 3));
}
