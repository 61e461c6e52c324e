import type ExcelJS from 'exceljs';
import { formatAsOfLine, formatPageNumber } from '../definition/document-text.rules.js';
import type { ReportDocument } from '../definition/report-document.rules.js';
import { LINE_HEIGHT, PRINTED } from './xlsx-look.constants.js';

/** Writes the report, the sheet, the day of the figures and the page number on every printed page. */
export function addPrintedTexts(workbook: ExcelJS.Workbook, document: ReportDocument): void {
  const { language } = document.request;
  // An ampersand begins a code: L and R are the sides, 8 the size, A the name of the sheet, P the page and N the pages.
  const escape = (text: string) => text.replaceAll('&', '&&');
  const oddHeader = `&L&8${escape(document.report.title[language])}&R&8&A`;
  const page = formatPageNumber[language]('&P', '&N');
  const oddFooter = `&L&8${escape(formatAsOfLine(document))}&R&8${page}`;
  for (const sheet of workbook.worksheets) Object.assign(sheet.headerFooter, { oddHeader, oddFooter });
}

/** The height of a pixel of a picture, in points. */
const PIXEL = 0.75;
/** The part of a page that is filled at most, because programs differ in the heights of rows. */
const FILLED = 0.95;

/**
 * Returns the greatest height of a picture with its title in pixels: below the rows of a sheet on their page, and on a
 * page of its own below the repeated head. A sheet that is wider than a page is printed smaller.
 */
export function computePictureRoom(sheet: ExcelJS.Worksheet, width: number): { belowRows: number; onPage: number } {
  const printed = sheet.columns.filter(({ hidden }) => !hidden);
  const columns = printed.reduce((sum, column) => sum + (column.width ?? 9) * 7 + 5, 0);
  const scale = Math.min(1, PRINTED.width / (Math.max(columns, width) * PIXEL));
  const page = (PRINTED.height / scale) * FILLED - 2 * LINE_HEIGHT;
  const heights = Array.from({ length: sheet.rowCount }, (_, place) => sheet.getRow(place + 1).height ?? LINE_HEIGHT);
  const rows = heights.reduce((sum, height) => sum + height, 0);
  return { belowRows: (page - rows) / PIXEL, onPage: (page - (heights[0] ?? 0)) / PIXEL };
}
