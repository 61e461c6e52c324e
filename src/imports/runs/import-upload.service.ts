import { Injectable } from '@nestjs/common';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import {
  assertNoErrors,
  CodedError,
  createInvalidError,
  createInvalidFieldError,
  type FieldError,
} from '../../common/errors/domain.errors.js';
import { runWithContent } from '../../common/http/request-context.store.js';
import { UploadRegistry } from '../../common/http/upload.registry.js';
import { buildNewRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { IMPORT_ENTITIES, type ImportEntity } from '../mapping/import-field.constants.js';
import { openTableFile } from '../files/table-file.reader.js';
import type { Cell, ReadingChoices, TableFile, TableRow } from '../files/table-file.constants.js';
import { TableFileError, type TableFileErrorCode } from '../files/table-file.errors.js';
import { takeNextRows } from '../files/table-rows.reader.js';
import { suggestMapping } from '../mapping/suggest-mapping.rules.js';
import { Import } from '../model/import.entity.js';
import { insertWords } from '../words/import-word.queries.js';
import { WordCounter } from '../words/word-counter.rules.js';
import { deleteLockedImport } from '../retention/import-deletion.service.js';
import { describeColumns, SAMPLED_ROWS } from './column-sample.rules.js';
import { insertRows } from './import-row.queries.js';
import { lockUnusedImport, readDataImport } from './import.service.js';
import type { DataImportView } from './import.view.js';
import { getSeparatorName, parseReadingChoices } from './reading-choices.rules.js';
import { TotalsFinder } from '../rows/totals-row.rules.js';
import { type UploadedFile, withUploadedFile } from './uploaded-file.reader.js';

/** Number of rows that one statement stores. */
const BATCH = 1_000;

/** Reads uploaded files. */
@Injectable()
export class ImportUploadService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly entities: EntityImportRegistry,
    private readonly uploads: UploadRegistry,
  ) {}

  /**
   * Stores a file with its rows, columns and a suggested mapping, in one transaction.
   * @param signal ends the work when the client has gone
   * @throws 400, 403, 404, 409, 413, 415, 422 with the code of the fault of the file, 429 while the caller uploads another one
   */
  upload(body: unknown, actor: Actor, signal: AbortSignal): Promise<DataImportView> {
    return this.uploads.run(actor, signal, () => withUploadedFile(body, (file) => this.storeOnce(file, actor, signal)));
  }

  /** Stores a file. The key of the request belongs to the file and not only to the address. */
  private storeOnce(file: UploadedFile, actor: Actor, signal: AbortSignal): Promise<DataImportView> {
    const entity = this.assertEntity(file.fields.entity, actor);
    const content = [entity, file.fileName, file.digest, file.fields];
    return runWithContent(content, () => this.store(file, entity, actor, signal));
  }

  /** Does the same as {@link upload} for a file of this computer. */
  uploadFile(file: Omit<UploadedFile, 'digest'>, actor: Actor): Promise<DataImportView> {
    return this.store(file, this.assertEntity(file.fields.entity, actor), actor);
  }

  private assertEntity(given: string | undefined, actor: Actor): ImportEntity {
    const entity = IMPORT_ENTITIES.find((each) => each === given);
    if (!entity) {
      const detail = `entity must be one of ${IMPORT_ENTITIES.join(', ')}.`;
      throw createInvalidFieldError('/entity', given === undefined ? 'field.required' : 'field.is_in', detail);
    }
    this.entities.assertMayImport(entity, actor);
    return entity;
  }

  private async store(
    file: Omit<UploadedFile, 'digest'>,
    entity: ImportEntity,
    actor: Actor,
    signal?: AbortSignal,
  ): Promise<DataImportView> {
    const { choices, errors } = parseReadingChoices(file.fields);
    const { replaces } = file.fields;
    if (replaces !== undefined && !isUuid(replaces)) errors.push(REPLACES_ERROR);
    assertNoErrors(errors);
    try {
      const table = await openTableFile(file.path, choices, signal);
      return await this.work.run(actor, async (tx) => {
        if (replaces !== undefined) {
          const former = await lockUnusedImport(tx, replaces, 'replaced');
          if (former.entity !== entity || former.createdBy !== actor.id) throw createInvalidError([REPLACES_ERROR]);
          await deleteLockedImport(tx, former);
        }
        return storeTable(tx, table, entity, file.fileName);
      });
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof TableFileError)) throw error;
      const { code, message } = error;
      const pointer = `/${error.choice ?? findWrongChoice(code, choices) ?? 'file'}`;
      throw new CodedError(code, message, [{ pointer, code, detail: message }]);
    }
  }
}

const REPLACES_ERROR: FieldError = {
  pointer: '/replaces',
  code: 'field.invalid',
  detail: 'replaces must be the id of an import of yours of the same records, whose place the file takes.',
};

/** Finds the choice to which an error of the whole file is due, because another one would make the file readable. */
function findWrongChoice(code: TableFileErrorCode, choices: ReadingChoices): keyof ReadingChoices | undefined {
  const choice = code === 'import.encoding' ? 'encoding' : code === 'import.file_empty' ? 'sheet' : undefined;
  return choice !== undefined && choices[choice] !== undefined ? choice : undefined;
}

async function storeTable(tx: Tx, table: TableFile, entity: ImportEntity, fileName: string): Promise<DataImportView> {
  const id = uuidv7();
  const rows = table.rows[Symbol.asyncIterator]();
  try {
    const sample = await takeNextRows(rows, SAMPLED_ROWS);
    if (sample.length === 0)
      throw new TableFileError('import.file_empty', 'The file must have at least one row below its headings.');
    const columns = describeColumns(table.columns, sample, table.separator);
    const mapping = suggestMapping(entity, table.columns).map(({ column, field }) => ({ column, field }));
    await tx.manager.insert(Import, {
      ...buildNewRecord(tx, id),
      creatorKind: tx.actor.kind,
      creatorName: tx.actor.name,
      entity,
      fileName,
      sheet: table.sheet,
      headingRow: table.headingRow,
      encoding: table.encoding,
      separator: table.separator && getSeparatorName(table.separator),
      columns,
      mapping,
      rowCount: sample.length,
    });
    const totals = new TotalsFinder(columns);
    let rowCount = 0;
    const words = new WordCounter(columns.length);
    for (let batch = sample; batch.length > 0; batch = await takeNextRows(rows, BATCH)) {
      const storable = batch.map(toStorable);
      await insertRows(tx.sql, id, storable);
      for (const { cells } of storable) words.add(cells);
      batch.forEach((row) => totals.add(row));
      rowCount += batch.length;
    }
    for (const { columnIndex, words: counted } of words.list()) await insertWords(tx.sql, id, columnIndex, counted);
    // Only now it is known how long the sheet is that was read.
    const sheets = table.sheets.map((one) => (one.name === table.sheet ? { ...one, rows: rowCount } : one));
    await tx.manager.update(Import, { id }, { rowCount, sheets, totalsRow: totals.findTotalsRow() });
    const changes = Object.entries({ entity, fileName, rowCount }).map(([name, after]) => [
      name,
      { before: null, after },
    ]);
    await tx.audit({
      action: 'created',
      entityType: 'import',
      entityId: id,
      version: 1,
      changes: Object.fromEntries(changes),
    });
    return await readDataImport(tx.sql, id, tx.actor);
  } finally {
    await rows.return?.();
  }
}

/** Returns a row without the characters that PostgreSQL cannot store in JSON. */
function toStorable({ row, cells }: TableRow): TableRow {
  return { row, cells: cells.map((cell) => (typeof cell === 'string' ? cleanText(cell) : cell)) };
}

function cleanText(text: string): Cell {
  return text.toWellFormed().replaceAll('\0', '');
}
