import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { isCalendarDate } from '../time/calendar-dates.rules.js';
import { toByteChunks } from './byte-chunks.factory.js';
import { toCellText } from './csv-text.rules.js';
import { escapeXml, toXmlText } from './xml-text.rules.js';

/** Excel's limit for a cell. */
const MAX_CELL_CHARACTERS = 32_767;
/** The day before Excel's first day, in milliseconds. Excel counts days from it. */
const EPOCH = Date.UTC(1899, 11, 30);
/** The first day with a correct number: Excel counts a 29 February 1900 that did not exist. */
const FIRST_DAY = '1900-03-01';

const BOLD = 1;
const DAY = 2;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook that do not depend on its rows. */
const PARTS: Readonly<Record<string, (name: string) => string>> = {
  '[Content_Types].xml': () =>
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    ['workbook:sheet.main', 'styles:styles', 'worksheets/sheet1:worksheet']
      .map((part) => part.split(':'))
      .map(
        ([part, type]) =>
          `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
      )
      .join('') +
    '</Types>',
  '_rels/.rels': () => buildRelationships({ officeDocument: 'xl/workbook.xml' }),
  'xl/_rels/workbook.xml.rels': () => buildRelationships({ worksheet: 'worksheets/sheet1.xml', styles: 'styles.xml' }),
  'xl/workbook.xml': (name) =>
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/styles.xml': () =>
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/></cellXfs>' +
    // Readers such as openpyxl warn about a workbook without this style.
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
};

/**
 * Modification time of every file in the workbook: the first day that a zip file can hold, so that the same rows give
 * the same bytes.
 */
const WRITTEN = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/**
 * Creates a workbook of one sheet as a stream: a bold, frozen line of column names, then the rows as they arrive. Dates
 * become date cells, other values are converted by {@link toCellText}. Rows are read no faster than the reader takes
 * them. The library exceljs keeps everything it has written and takes three times as long (decision 35).
 */
export function createXlsxSheet(name: string, columns: readonly string[], rows: AsyncIterable<unknown[]>): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  for (const [path, xml] of Object.entries(PARTS)) zip.addBuffer(Buffer.from(XML + xml(name)), path, WRITTEN);
  const sheet = Readable.from(toByteChunks(buildSheetXml(columns, rows)), { objectMode: false });
  // An unfinished file must not look complete. A reader that stops also ends the reading of rows.
  sheet.once('error', (error) => output.destroy(error));
  output.once('close', () => sheet.destroy());
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', WRITTEN);
  zip.end();
  return output;
}

function buildRelationships(parts: Record<string, string>): string {
  const each = Object.entries(parts).map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

async function* buildSheetXml(columns: readonly string[], rows: AsyncIterable<unknown[]>): AsyncGenerator<string> {
  const letters = columns.map((_, index) => toColumnLetters(index));
  const widths = columns.map((column, index) => {
    const number = index + 1;
    return `<col min="${number}" max="${number}" width="${Math.max(12, column.length + 2)}" customWidth="1"/>`;
  });
  yield (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ` +
    `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>` +
    `<row r="1">${columns.map((column, index) => buildTextCell(`${letters[index]}1`, column, BOLD)).join('')}</row>`
  );
  let line = 1;
  for await (const row of rows) {
    line++;
    let xml = `<row r="${line}">`;
    for (let index = 0; index < row.length; index++) xml += buildCell(`${letters[index]}${line}`, row[index]);
    yield `${xml}</row>`;
  }
  // A4 in landscape format, as wide as the page and as long as its rows.
  yield '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

/** Returns the name of a column: A to Z, AA to ZZ, and so on. */
function toColumnLetters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : toColumnLetters(Math.floor(index / 26) - 1) + last;
}

/** Writes a cell with its address, on which readers other than Excel rely. A null value gives no cell. */
function buildCell(at: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${at}"><v>${value}</v></c>` : '';
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'string' && value.length === 10 && value >= FIRST_DAY && isCalendarDate(value)) {
    return `<c r="${at}" s="${DAY}"><v>${(Date.parse(`${value}T00:00:00Z`) - EPOCH) / 86_400_000}</v></c>`;
  }
  return buildTextCell(at, toCellText(value));
}

/** Converts a text to one that a cell can hold. A text that is too long is cut between two characters. */
export function toXlsxText(text: string): string {
  const whole = toXmlText(text);
  if (whole.length <= MAX_CELL_CHARACTERS) return whole;
  const cut = whole.slice(0, MAX_CELL_CHARACTERS);
  // Half of a surrogate pair would be shown as a replacement character.
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

function buildTextCell(at: string, text: string, style?: number): string {
  const styled = style === undefined ? '' : ` s="${style}"`;
  const safe = escapeXml(toXlsxText(text));
  return `<c r="${at}"${styled} t="inlineStr"><is><t xml:space="preserve">${safe}</t></is></c>`;
}
