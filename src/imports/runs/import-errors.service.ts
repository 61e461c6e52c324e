import { Injectable, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createXlsxSheet } from '../../common/documents/xlsx-sheet.factory.js';
import { keepStreamError } from '../../common/files/stream-error.handler.js';
import { MEDIA_TYPES } from '../../common/lists/list-export.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { readFailedRows } from './import-row.queries.js';
import { readDataImport } from './import.service.js';

/** Number of rows that are read at once. */
const BATCH = 500;
/** The headings of the columns that say which records a row may be about, and why it was not imported. */
const OWN_COLUMNS = ['Candidates', 'Reasons'];

/** Writes the rows that were not imported as a file, to correct and import again. */
@Injectable()
export class ImportErrorsService {
  constructor(
    private readonly sql: SqlClient,
    private readonly entities: EntityImportRegistry,
  ) {}

  /** Returns the rows as they came, with the ids of their candidates and a column of reasons. @throws 403, 404 */
  async createFile(id: string, actor: Actor): Promise<StreamableFile> {
    const { columns, entity } = await readDataImport(this.sql, id, actor);
    this.entities.assertMayReadRows(entity, actor);
    const names = columns.map(({ name }) => name);
    const own = OWN_COLUMNS.map((name) => (names.includes(name) ? `${name} (import)` : name));
    const stream = createXlsxSheet('errors', [...names, ...own], this.readCells(id, names.length));
    return new StreamableFile(keepStreamError(stream), {
      type: MEDIA_TYPES.xlsx,
      disposition: 'attachment; filename="import-errors.xlsx"',
    });
  }

  private async *readCells(id: string, width: number): AsyncGenerator<unknown[]> {
    let after = 0;
    for (;;) {
      const rows = await readFailedRows(this.sql, id, after, BATCH);
      for (const { cells, candidates, reasons } of rows) {
        yield [...Array.from({ length: width }, (_, index) => cells[index] ?? null), candidates, reasons];
      }
      if (rows.length < BATCH) return;
      after = rows.at(-1)!.row;
    }
  }
}
