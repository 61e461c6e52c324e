import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { toByteChunks } from '../documents/byte-chunks.factory.js';
import { buildCsvOptions, type CsvSeparator } from '../documents/csv-text.rules.js';
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

function toCsv(
  columns: readonly string[],
  separator: CsvSeparator,
  rows: AsyncIterable<object>,
): AsyncIterable<string> {
  const options = buildCsvOptions(columns, separator);
  const csv = stringify({ ...options, header: true, columns: [...columns], encoding: 'utf8' });
  return pipeline(Readable.from(buildCells(columns, rows)), csv, () => undefined);
}

const createByteStream = (texts: AsyncIterable<string>) => Readable.from(toByteChunks(texts), { objectMode: false });

/** Returns the values at the dotted paths of each row. The paths are split only once. */
async function* buildCells(columns: readonly string[], rows: AsyncIterable<object>): AsyncGenerator<unknown[]> {
  const paths = columns.map((column) => column.split('.'));
  for await (const row of rows) {
    yield paths.map((path) => {
      let value: unknown = row;
      for (const step of path) value = (value as Record<string, unknown> | null | undefined)?.[step];
      return value;
    });
  }
}
