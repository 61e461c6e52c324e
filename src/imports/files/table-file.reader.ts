import { open } from 'node:fs/promises';
import { openCsvTable } from './csv-table.reader.js';
import { identifyFileType } from './file-type.rules.js';
import { MAX_FILE_BYTES, type ReadingChoices, type TableFile } from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import { createEmptyError } from './table-rows.reader.js';
import { openXlsxTable } from './xlsx-table.reader.js';

/** First bytes by which a file is recognised. The directory of a compound file is often within them. */
const START_BYTES = 64 * 1024;
const MEGABYTE = 1024 * 1024;

/**
 * Opens a csv file or an Excel workbook as a table. It reads the headings; the rows are read when they are iterated.
 * @param choices what is not recognised but chosen
 * @param signal ends the reading when it aborts
 * @throws TableFileError
 */
export async function openTableFile(
  path: string,
  choices: ReadingChoices = {},
  signal?: AbortSignal,
): Promise<TableFile> {
  const { size, start } = await readStart(path);
  if (size === 0) throw createEmptyError();
  if (size > MAX_FILE_BYTES) {
    const message = `The file is larger than ${MAX_FILE_BYTES / MEGABYTE} MB. Divide it into several files.`;
    throw new TableFileError('import.file_too_large', message);
  }
  if (identifyFileType(start) === 'text') return openCsvTable({ path, signal }, start, choices);
  return openXlsxTable({ path, signal }, choices);
}

async function readStart(path: string): Promise<{ size: number; start: Buffer }> {
  await using file = await open(path);
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(START_BYTES, size)), 0);
  return { size, start: buffer.subarray(0, bytesRead) };
}
