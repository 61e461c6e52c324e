import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { xmlText } from '../documents/xml.text.js';
import type { ExportFormat } from './export.request.js';
import type { ListDefinition } from './list.definition.js';

/** Media type of each format. */
export const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** Writes rows as a stream in the asked format; an error among the rows destroys the stream before its proper end. */
export function exportStream(list: ListDefinition, format: ExportFormat, rows: AsyncIterable<object>): Readable {
  if (format === 'jsonl') return Readable.from(jsonLines(rows));
  if (format === 'csv') return Readable.from(csvLines(list.columns, rows));
  return xlsxStream(list, rows);
}

async function* jsonLines(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let chunk = '';
  for await (const row of rows) {
    chunk += `${JSON.stringify(row)}\n`;
    if (chunk.length > 32_768) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk) yield chunk;
}

/** Rows written at a time: a row at a time through a stream takes longer than reading them. */
const CSV_ROWS = 200;

async function* csvLines(columns: readonly string[], rows: AsyncIterable<object>): AsyncGenerator<string> {
  // The byte order mark makes Excel read UTF-8.
  let bom = true;
  let lines: unknown[][] = [[...columns]];
  for await (const row of rows) {
    lines.push(columns.map((column) => csvCell(valueAt(row, column))));
    if (lines.length < CSV_ROWS) continue;
    yield stringify(lines, { bom });
    bom = false;
    lines = [];
  }
  yield stringify(lines, { bom });
}

/** A value as csv text. Text that a spreadsheet would run as a formula is quoted with an apostrophe. */
export function csvCell(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  const text = cellText(value);
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The value at a dotted path of a row. */
export function valueAt(row: object, path: string): unknown {
  let value: unknown = row;
  for (const step of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value;
}

function cellText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value))
    return value.map((item) => (isScalar(item) ? String(item) : JSON.stringify(item))).join('; ');
  if (value !== null && typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

const isScalar = (value: unknown) => value === null || typeof value !== 'object';

/** Excel's own limit for a cell. */
const MOST_CELL_CHARACTERS = 32_767;

function xlsxCell(value: unknown): string | number | boolean | Date | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return new Date(`${value}T00:00:00Z`);
  return xlsxText(cellText(value));
}

/** A text as a cell of a workbook can hold it. */
export function xlsxText(text: string): string {
  return xmlText(text).slice(0, MOST_CELL_CHARACTERS);
}

function xlsxStream(list: ListDefinition, rows: AsyncIterable<object>): Readable {
  const output = new PassThrough();
  void writeWorkbook(list, rows, output).catch((error: Error) => output.destroy(error));
  return output;
}

async function writeWorkbook(list: ListDefinition, rows: AsyncIterable<object>, output: PassThrough): Promise<void> {
  // Loaded when there is a workbook to write: the library takes longer to load than the rest of the application to start.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(list.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = list.columns.map((column) => ({
    header: column,
    key: column,
    width: Math.max(12, column.length + 2),
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  for await (const row of rows) {
    const cells = list.columns.map((column) => xlsxCell(valueAt(row, column)));
    const written = sheet.addRow(cells);
    cells.forEach((cell, index) => {
      if (cell instanceof Date) written.getCell(index + 1).numFmt = 'yyyy-mm-dd';
    });
    written.commit();
    if (output.destroyed) throw new Error('The reader went away.');
    // The workbook writer ignores back-pressure; waiting here keeps memory flat whatever the reader's speed.
    if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), once(output, 'close')]);
  }
  sheet.commit();
  await workbook.commit();
}
