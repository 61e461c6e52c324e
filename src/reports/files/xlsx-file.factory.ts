import ExcelJS from 'exceljs';
import { toXlsxText } from '../../common/documents/xlsx-sheet.factory.js';
import { setZipDates } from '../../common/documents/zip-dates.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { buildChartData, formatChartHeading, hasNoValues } from '../charts/chart-data.rules.js';
import { computeHeight } from '../charts/chart-options.factory.js';
import { renderPng } from '../charts/chart-png.factory.js';
import { buildBareChartSvg } from '../charts/chart-svg.factory.js';
import type { FilledTable, ReportDocument } from '../definition/report-document.rules.js';
import { addAboutSheet, addDefinitionsSheet, addTilesSheet } from './xlsx-about.factory.js';
import { FONTS, LINE_HEIGHT, PRINTED } from './xlsx-look.constants.js';
import { addTableSheet } from './xlsx-table.factory.js';
import { formatAsOfLine, formatPageNumber } from '../definition/document-text.rules.js';

/** Writes the report, the sheet, the day of the figures and the page number on every printed page. */
function addPrintedTexts(workbook: ExcelJS.Workbook, document: ReportDocument): void {
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
function computePictureRoom(sheet: ExcelJS.Worksheet, width: number): { belowRows: number; onPage: number } {
  const printed = sheet.columns.filter(({ hidden }) => !hidden);
  const columns = printed.reduce((sum, column) => sum + (column.width ?? 9) * 7 + 5, 0);
  const scale = Math.min(1, PRINTED.width / (Math.max(columns, width) * PIXEL));
  const page = (PRINTED.height / scale) * FILLED - 2 * LINE_HEIGHT;
  const heights = Array.from({ length: sheet.rowCount }, (_, place) => sheet.getRow(place + 1).height ?? LINE_HEIGHT);
  const rows = heights.reduce((sum, height) => sum + height, 0);
  return { belowRows: (page - rows) / PIXEL, onPage: (page - (heights[0] ?? 0)) / PIXEL };
}

const AGENCY = 'Locate in Limburg';

/** Builds the file of a workbook. */
export async function buildXlsxFile(document: ReportDocument): Promise<Buffer> {
  const bytes = await buildWorkbook(document).xlsx.writeBuffer();
  return setZipDates(Buffer.from(bytes), document.request.period.asOf);
}

/**
 * Builds a workbook with a sheet for each table and its chart, the definitions of all columns, and a description of the
 * file.
 */
export function buildWorkbook(document: ReportDocument): ExcelJS.Workbook {
  const { report, request, figures } = document;
  const { language } = request;
  const workbook = new ExcelJS.Workbook();
  const day = new Date(`${request.period.asOf}T12:00:00Z`);
  Object.assign(workbook, { creator: AGENCY, lastModifiedBy: AGENCY, title: report.title[language] });
  Object.assign(workbook, { created: day, modified: day });
  const names = new SheetNames();
  for (const filled of figures.tables) {
    const sheet = addTableSheet(workbook, names.claimName(filled.table.title[language]), filled, language);
    addChart(workbook, sheet, filled, language);
  }
  if (report.tiles && figures.tiles) addTilesSheet(workbook, names, report.tiles, figures.tiles, language);
  addDefinitionsSheet(workbook, names, document);
  addAboutSheet(workbook, names, document);
  addPrintedTexts(workbook, document);
  return workbook;
}

/** The greatest number of characters in the name of a sheet. */
const MAX_NAME_LENGTH = 31;

/** Shortens a text to so many characters, between two words where it has several. */
export function limitToWords(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.lastIndexOf(' ', length);
  return (end > 0 ? text.slice(0, end) : text.slice(0, length)).replace(/[\s,;·–-]+$/u, '');
}

/** Assigns names of sheets that Excel accepts: unique, at most 31 characters, without reserved characters. */
class SheetNames {
  private readonly taken = new Set<string>();

  claimName(title: string): string {
    const plain =
      title
        .replaceAll(/[[\]:*?/\\']/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim() || '-';
    let name = limitToWords(plain, MAX_NAME_LENGTH);
    for (let place = 2; this.taken.has(name.toLowerCase()); place += 1) {
      name = `${limitToWords(plain, MAX_NAME_LENGTH - 4)} ${place}`;
    }
    this.taken.add(name.toLowerCase());
    return name;
  }
}

const CHART_WIDTH = 820;
const CHART_LETTER = 12;

/**
 * Adds the chart of a table as a picture below it, because a filter on the rows would hide a chart beside them. A
 * picture that does not fit below the table on the first page begins a page when it is printed.
 */
function addChart(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, filled: FilledTable, language: Language): void {
  if (filled.table.chart === null) return;
  const data = buildChartData(filled, language);
  if (hasNoValues(data)) return;
  const height = computeHeight(data, CHART_WIDTH, CHART_LETTER);
  const picture = renderPng(buildBareChartSvg(data, CHART_WIDTH, CHART_LETTER, language), 2);
  const row = sheet.rowCount + 1;
  const room = computePictureRoom(sheet, CHART_WIDTH);
  if (height > room.belowRows) sheet.getRow(row).addPageBreak();
  const scale = Math.min(1, room.onPage / height);
  sheet.getCell(row + 1, 1).value = toXlsxText(formatChartHeading(data));
  sheet.getCell(row + 1, 1).font = FONTS.bold;
  sheet.getCell(row + 1, 1).alignment = { wrapText: false };
  // The image is passed as base64, because the types of exceljs expect an older form of Buffer than Node's.
  const base64 = picture.toString('base64');
  const id = workbook.addImage({ base64, extension: 'png' });
  sheet.addImage(id, { tl: { col: 0, row: row + 1 }, ext: { width: CHART_WIDTH * scale, height: height * scale } });
}
