import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { BUSY_STATUSES } from '../../imports/model/import.constants.js';
import { readRowReports } from '../../imports/runs/import-row.queries.js';
import { ImportDeletionService } from '../../imports/retention/import-deletion.service.js';
import { ImportHandler } from '../../imports/runs/import.handler.js';
import { ImportService } from '../../imports/runs/import.service.js';
import { ImportUploadService } from '../../imports/runs/import-upload.service.js';
import { UpdateImport } from '../../imports/runs/import.dto.js';
import type { UploadFields } from '../../imports/runs/uploaded-file.reader.js';
import { CommandError } from '../runtime/cli.errors.js';
import { COMMAND_LINE } from '../runtime/cli.command.js';

/** A file of records to import. */
export interface RecordImport {
  entity: string;
  file: string;
  /** How the file is read, where that is not recognised. */
  reading: UploadFields;
  /** A file of JSON with the settings of the import, as `PATCH /imports/{id}` takes them. */
  mappingFile?: string;
  dryRun: boolean;
}

/** Milliseconds between two looks at an import on which an instance of the application works. */
const WAIT_MS = 500;
/** Number of rows that are written at once. */
const BATCH = 1_000;

/**
 * Imports a file of records, or only checks it and keeps nothing of it.
 * @param write writes a line for each row
 * @returns the number of rows with each outcome
 */
export async function importRecords(
  app: INestApplicationContext,
  given: RecordImport,
  write: (line: string) => void,
): Promise<Record<string, number>> {
  const { entity, file, reading, dryRun } = given;
  const { id } = await app
    .get(ImportUploadService)
    .uploadFile({ path: file, fileName: basename(file), fields: { entity, ...reading } }, COMMAND_LINE);
  try {
    return await processImport(app, id, given, write);
  } finally {
    if (dryRun) await app.get(ImportDeletionService).deleteImport(id, COMMAND_LINE);
  }
}

async function processImport(
  app: INestApplicationContext,
  id: string,
  { mappingFile, dryRun }: RecordImport,
  write: (line: string) => void,
): Promise<Record<string, number>> {
  const imports = app.get(ImportService);
  if (mappingFile !== undefined) await imports.update(id, await readSettings(mappingFile), undefined, COMMAND_LINE);
  await (dryRun ? imports.check(id, COMMAND_LINE) : imports.run(id, COMMAND_LINE));
  let view = await imports.read(id, COMMAND_LINE);
  while (BUSY_STATUSES.includes(view.status)) {
    const { processedCount } = view;
    await app.get(ImportHandler).process(id);
    view = await imports.read(id, COMMAND_LINE);
    // An instance of the application has taken the import over.
    if (view.processedCount === processedCount) await sleep(WAIT_MS);
  }
  if (view.failure !== null) throw new CommandError(view.failure);
  if (view.status === 'stopped' || view.status === 'uploaded') throw new CommandError('The import was stopped.');
  let after = 0;
  for (;;) {
    const rows = await readRowReports(app.get(SqlClient), id, after, BATCH);
    for (const { row, outcome, recordId, reasons } of rows) {
      const last = recordId === null ? [reasons] : [recordId, ...(reasons === '' ? [] : [reasons])];
      write([row, outcome, ...last].join('\t'));
    }
    if (rows.length < BATCH) return { ...view.counts };
    after = rows.at(-1)!.row;
  }
}

async function readSettings(path: string): Promise<UpdateImport> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandError(`${path} must be a readable file.`);
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new CommandError(`${path} must contain JSON.`);
  }
  const settings = Array.isArray(given) ? { mapping: given } : given;
  return new RequestValidationPipe().transform(settings, { type: 'body', metatype: UpdateImport }) as UpdateImport;
}
