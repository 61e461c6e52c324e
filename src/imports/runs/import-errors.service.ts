import { Injectable, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createXlsxSheet } from '../../common/documents/xlsx-sheet.factory.js';
import { keepStreamError } from '../../common/files/stream-error.handler.js';
import { MEDIA_TYPES } from '../../common/lists/list-export.factory.js';
import type { Language, Translations } from '../../common/reference/languages.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { describeReason, type ReasonSettings } from '../reasons/reason-sentence.rules.js';
import { type FailedRow, readFailedRows } from './import-row.queries.js';
import { readDataImport } from './import.service.js';

/** Number of rows that are read at once. */
const BATCH = 500;
/** The headings of the columns that say which records a row may be about, and why it was not imported. */
const CANDIDATES_COLUMN: Translations = { en: 'Candidates', nl: 'Kandidaten' };
const REASONS_COLUMN: Translations = { en: 'Reasons', nl: 'Redenen' };
const POSSIBLE_DUPLICATE: Translations = { en: 'Possible duplicate of', nl: 'Mogelijk dubbel van' };
const REPEATS_ROW: Translations = { en: 'Repeats row', nl: 'Herhaalt rij' };
const ROW: Translations = { en: 'row', nl: 'rij' };

/** Writes the rows that were not imported as a file, to correct and import again. */
@Injectable()
export class ImportErrorsService {
  constructor(
    private readonly sql: SqlClient,
    private readonly entities: EntityImportRegistry,
  ) {}

  /** Returns the rows as they came, with the ids of their candidates and a column of reasons. @throws 403, 404 */
  async createFile(id: string, language: Language, actor: Actor): Promise<StreamableFile> {
    const settings = await readDataImport(this.sql, id, actor);
    this.entities.assertMayReadRows(settings.entity, actor);
    const names = settings.columns.map(({ name }) => name);
    const own = [CANDIDATES_COLUMN[language], REASONS_COLUMN[language]];
    const headings = own.map((name) => (names.includes(name) ? `${name} (import)` : name));
    const stream = createXlsxSheet('errors', [...names, ...headings], this.readCells(id, settings, language));
    return new StreamableFile(keepStreamError(stream), {
      type: MEDIA_TYPES.xlsx,
      disposition: 'attachment; filename="import-errors.xlsx"',
    });
  }

  private async *readCells(id: string, settings: ReasonSettings, language: Language): AsyncGenerator<unknown[]> {
    const width = settings.columns.length;
    let after = 0;
    for (;;) {
      const rows = await readFailedRows(this.sql, id, after, BATCH);
      for (const row of rows) {
        const cells = Array.from({ length: width }, (_, index) => row.cells[index] ?? null);
        yield [...cells, listCandidateIds(row), describeFailedRow(row, settings, language)];
      }
      if (rows.length < BATCH) return;
      after = rows.at(-1)!.row;
    }
  }
}

/** Returns the ids of the records that a row may be about; null for none. */
function listCandidateIds({ candidates }: FailedRow): string | null {
  const ids = candidates.flatMap(({ recordId }) => (recordId === null ? [] : [recordId]));
  return ids.length > 0 ? ids.join(', ') : null;
}

/** Says why a row was not imported. */
function describeFailedRow(row: FailedRow, settings: ReasonSettings, language: Language): string {
  const { outcome, errors, warnings, candidates, repeatsRow } = row;
  const undecided = outcome === 'possible_duplicate' ? candidates : [];
  const names = undecided.map(({ name, recordId, row: earlier }) =>
    earlier === null ? `${name} (${recordId})` : `${ROW[language]} ${earlier}`,
  );
  return [
    ...errors.map((error) => describeReason(error, settings, language)),
    ...(names.length > 0 ? [`${POSSIBLE_DUPLICATE[language]} ${names.join(', ')}.`] : []),
    ...(repeatsRow === null ? [] : [`${REPEATS_ROW[language]} ${repeatsRow}.`]),
    ...warnings.map((warning) => describeReason(warning, settings, language)),
  ].join(' ');
}
