import { Readable } from 'node:stream';
import { toByteChunks } from '../documents/byte-chunks.factory.js';
import { createCsvLineWriter, CSV_START, type CsvSeparator } from '../documents/csv-text.rules.js';
import { createXlsxSheet } from '../documents/xlsx-sheet.factory.js';
import { keepStreamError } from '../files/stream-error.handler.js';
import type { ExportFileType, ExportFormat } from './export-request.rules.js';
import type { ListDefinition } from './list-definition.rules.js';

/** Media type of each format. */
export const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
};

/**
 * Writes rows as a stream in the requested format. An error while reading the rows destroys the stream before its
 * regular end.
 */
export function createExportStream(list: ListDefinition, file: ExportFileType, rows: AsyncIterable<object>): Readable {
  return keepStreamError(createFileStream(list, file, rows));
}

function createFileStream(
  list: ListDefinition,
  { format, separator }: ExportFileType,
  rows: AsyncIterable<object>,
): Readable {
  if (format === 'jsonl') return createByteStream(toJsonLines(rows));
  if (format === 'csv') return createByteStream(toCsv(list.columns, separator, rows));
  return createXlsxSheet(list.name, list.columns, buildCells(list.columns, rows));
}

async function* toJsonLines(rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

async function* toCsv(
  columns: readonly string[],
  separator: CsvSeparator,
  rows: AsyncIterable<object>,
): AsyncGenerator<string> {
  const writeLine = createCsvLineWriter(columns, separator);
  yield CSV_START + writeLine(columns);
  for await (const cells of buildCells(columns, rows)) yield writeLine(cells);
}

const createByteStream = (texts: AsyncIterable<string>) => Readable.from(toByteChunks(texts), { objectMode: false });

/** Returns the list with the columns that a file of its rows needs. Only csv and xlsx have a column for each field. */
export function selectForExport(list: ListDefinition, { format }: ExportFileType): ListDefinition {
  return format === 'jsonl' ? list : { ...list, select: list.exportSelect };
}

/** Returns the values of each row: a field, or a part of one (`capex.amount`). */
async function* buildCells(columns: readonly string[], rows: AsyncIterable<object>): AsyncGenerator<unknown[]> {
  const paths = columns.map((column) => column.split('.'));
  for await (const row of rows as AsyncIterable<Record<string, unknown>>) {
    yield columns.map((column, place) => {
      const value = row[column];
      if (value !== undefined || paths[place]!.length === 1) return value;
      const [field, part] = paths[place] as [string, string];
      return (row[field] as Record<string, unknown> | null | undefined)?.[part];
    });
  }
}
