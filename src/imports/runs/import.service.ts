import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../../common/actor/actor.constants.js';
import {
  CodedError,
  assertNoErrors,
  createInvalidFieldError,
  type FieldError,
} from '../../common/errors/domain.errors.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { User } from '../../identity/model/user.entity.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { applyMapping } from '../mapping/apply-mapping.rules.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import { suggestMapping } from '../mapping/suggest-mapping.rules.js';
import { IMPORT_QUEUE, type ImportStatus } from '../model/import.constants.js';
import { IMPORT, type Import, type WordMeaning } from '../model/import.entity.js';
import { ImportMapping } from '../model/import-mapping.entity.js';
import { readWords } from '../words/import-word.queries.js';
import {
  describeWords,
  findChoiceField,
  keepPossibleMeanings,
  mergeMeanings,
  validateMeanings,
} from '../words/word-meanings.rules.js';
import {
  awaitStop,
  countDoneRows,
  deleteRowKeys,
  hasImportedRows,
  hasUndoneRows,
  hasWaitingRows,
  resetRows,
} from './import-row.queries.js';
import { assertHasHistory, assertMayLoadHistory } from '../entities/initial-load.policy.js';
import {
  SAVED_SETTINGS,
  validateNoSavedSettings,
  validateReadiness,
  validateSettings,
} from './import-settings.rules.js';
import type { UpdateImport } from './import.dto.js';
import { importList } from './import.list.js';
import type { DataImportView, ImportFieldsView } from './import.view.js';

/** The statuses in which an import can still be changed and checked. */
const OPEN: readonly ImportStatus[] = ['uploaded', 'checked', 'failed'];

/** Service for imports: their settings, and the start of checks and runs. */
@Injectable()
export class ImportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly queues: QueueRegistry,
    private readonly entities: EntityImportRegistry,
  ) {}

  /** Returns an import. @throws 404 */
  read(id: string, actor: Actor): Promise<DataImportView> {
    return readDataImport(this.sql, id, actor);
  }

  /** Returns what an import can be set to. @throws 404 */
  async listFields(id: string, actor: Actor): Promise<ImportFieldsView> {
    const { entity, columns } = await this.read(id, actor);
    const names = columns.map(({ name }) => name);
    return {
      fields: getImportFields(entity).map(({ name, kind, required = false, choices = [], vocabulary = null }) => ({
        name,
        kind,
        required,
        choices: [...choices],
        vocabulary,
      })),
      suggestion: suggestMapping(entity, names),
      matchKeys: [...this.entities.get(entity).matchKeys],
    };
  }

  /**
   * Changes the settings of an import. Its rows must be checked again.
   * @throws 403 `import.initial_load_forbidden`, 404, 409 `import.status_not_allowed`, `import.month_locked`, 412, 422
   */
  update(id: string, body: UpdateImport, ifMatch: number | undefined, actor: Actor): Promise<DataImportView> {
    if (body.mappingId !== undefined) assertNoErrors(validateNoSavedSettings(body));
    if (body.thirdPartySource !== undefined && countGiven(body) === 1) {
      const { thirdPartySource } = body;
      return this.work.run(actor, async (tx) => {
        const found = await lockImport(tx, id, ifMatch);
        await updateRecord<Import>(tx, IMPORT, found, { set: { thirdPartySource } });
        return readDataImport(tx.sql, id, tx.actor);
      });
    }
    return this.work.run(actor, async (tx) => {
      const found = await lockUnusedImport(tx, id, 'changed', ifMatch);
      const { mappingId, ...given } = body;
      const saved = mappingId === undefined ? null : await readSavedMapping(tx, mappingId, found);
      const set = Object.fromEntries(
        Object.entries({ ...given, ...(saved && pickSavedSettings(saved, found)) }).filter(
          ([, value]) => value !== undefined,
        ),
      ) as Partial<Import>;
      const entity = this.entities.get(found.entity);
      const next = { ...found, ...set };
      const errors = [
        ...validateSettings(next, next.matchKeys, entity.matchKeys),
        ...(saved ? [] : await validateWords(tx, next, body.values ?? [])),
      ];
      assertNoErrors(saved ? errors.map((error) => buildMappingError(saved.name, error)) : errors);
      if (next.mode === 'initial_load') {
        assertHasHistory(entity);
        await assertMayLoadHistory(tx);
      }
      if (!saved) {
        await assertReferences(tx, [{ table: 'app_user', id: set.unknownOwnerId, pointer: '/unknownOwnerId' }]);
      }
      set.values = keepPossibleMeanings(next, mergeMeanings(saved ? [] : found.values, set.values ?? []));
      await resetRows(tx.sql, id);
      const written = {
        ...set,
        status: 'uploaded' as const,
        processedCount: 0,
        counts: {},
        createsCounts: {},
        failure: null,
      };
      await updateRecord<Import>(tx, IMPORT, found, { set: written });
      return readDataImport(tx.sql, id, tx.actor);
    });
  }

  /** Starts the check of all rows. @throws 404, 409 `import.status_not_allowed`, 422 */
  check(id: string, actor: Actor): Promise<DataImportView> {
    return this.start(id, actor, 'checking', OPEN);
  }

  /**
   * Starts the import of all rows that are not imported yet. An import that is done stays as it is, unless a decision has
   * put rows back.
   * @throws 404, 409 `import.status_not_allowed`, 422
   */
  run(id: string, actor: Actor): Promise<DataImportView> {
    return this.start(id, actor, 'running', [...OPEN, 'stopped', 'done', 'running']);
  }

  /**
   * Stops a check or a run. The row on which a job handler works is finished first; no other one follows. The rows that a
   * check has reached keep their results until the next check, because taking back all rows of a large file takes longer.
   * @throws 404, 409 `import.status_not_allowed`
   */
  stop(id: string, actor: Actor): Promise<DataImportView> {
    return this.work.run(actor, async (tx) => {
      await awaitStop(tx.sql, id);
      const found = await lockImport(tx, id);
      assertStatus(found, ['checking', 'running'], 'stopped');
      const set =
        found.status === 'running'
          ? { status: 'stopped' as const, finishedAt: tx.now, ...(await countImported(tx, id)) }
          : { status: 'uploaded' as const, startedAt: null, processedCount: 0, counts: {}, createsCounts: {} };
      await updateRecord<Import>(tx, IMPORT, found, { set });
      return readDataImport(tx.sql, id, tx.actor);
    });
  }

  private async start(
    id: string,
    actor: Actor,
    status: 'checking' | 'running',
    allowed: readonly ImportStatus[],
  ): Promise<DataImportView> {
    const view = await this.work.run(actor, async (tx) => {
      const found = await lockImport(tx, id);
      assertStatus(found, allowed, status === 'checking' ? 'checked' : 'run');
      if (found.status === 'running') return readDataImport(tx.sql, id, tx.actor);
      if (found.status === 'done' && !(await hasWaitingRows(tx.sql, id))) return readDataImport(tx.sql, id, tx.actor);
      assertNoErrors(validateReadiness(found));
      if (found.mode === 'initial_load') await assertMayLoadHistory(tx);
      if (status === 'checking') {
        await assertNothingImported(tx, found, 'checked');
        await resetRows(tx.sql, id);
      } else {
        if (await hasUndoneRows(tx.sql, id)) throw createStatusError('An import that is being undone cannot be run.');
        await deleteRowKeys(tx.sql, id);
      }
      const set = { status, processedCount: 0, startedAt: tx.now, finishedAt: null, failure: null };
      await updateRecord<Import>(tx, IMPORT, found, { set });
      return readDataImport(tx.sql, id, tx.actor);
    });
    this.queues.send(IMPORT_QUEUE, [id]);
    return view;
  }
}

function countGiven(body: UpdateImport): number {
  return Object.values(body).filter((value) => value !== undefined).length;
}

/** Returns what a run has done so far, without the rows that were only checked. */
export async function countImported(tx: Tx, id: string): Promise<Pick<Import, 'processedCount' | 'counts'>> {
  const counts = await countDoneRows(tx.sql, id);
  return { counts, processedCount: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}

/** Returns the view of an import that the caller may see. @throws 404 */
export async function readDataImport(sql: SqlClient, id: string, actor: Actor): Promise<DataImportView> {
  const found = await readRecord<DataImportView & Record<string, unknown>>(sql, importList, 'import', id, actor);
  const fields = found.columns.map(({ name }) => findChoiceField(found, name));
  const words = await readWords(
    sql,
    id,
    fields.flatMap((field, index) => (field ? [index] : [])),
  );
  const columns = found.columns.map((column, index) => {
    const field = fields[index];
    const values = field ? describeWords(field, column.name, words.get(index) ?? [], found.values) : [];
    return { ...column, values };
  });
  return { ...found, columns };
}

/** Checks the meanings of a request against the words of the file. */
async function validateWords(tx: Tx, settings: Import, values: readonly WordMeaning[]): Promise<FieldError[]> {
  const named = new Set(values.map(({ column }) => column));
  const indexes = settings.columns.flatMap(({ name }, index) => (named.has(name) ? [index] : []));
  const words = await readWords(tx.sql, settings.id, indexes);
  const keys = new Map(
    indexes.map((index) => [settings.columns[index]!.name, new Set(words.get(index)?.map(({ key }) => key))]),
  );
  return validateMeanings(settings, values, (column, key) => keys.get(column)?.has(key) === true);
}

/**
 * Returns the saved mapping that is applied to an import.
 * @throws 422 `import.mapping_unknown`, `import.mapping_entity`
 */
async function readSavedMapping(tx: Tx, mappingId: string, { entity }: Import): Promise<ImportMapping> {
  const saved = await tx.manager.findOneBy(ImportMapping, { id: mappingId, archivedAt: IsNull() });
  if (!saved) {
    const detail = 'mappingId must be the id of a saved mapping that is not archived.';
    throw createInvalidFieldError('/mappingId', 'import.mapping_unknown', detail);
  }
  if (saved.entity !== entity) {
    const detail = `mappingId must be the id of a mapping of ${entity}; "${saved.name}" is one of ${saved.entity}.`;
    throw createInvalidFieldError('/mappingId', 'import.mapping_entity', detail);
  }
  // A person who has left since the mapping was saved gets no rows any more.
  const { unknownOwnerId } = saved;
  const isOwnerUsed =
    unknownOwnerId !== null && (await tx.manager.existsBy(User, { id: unknownOwnerId, archivedAt: IsNull() }));
  return isOwnerUsed ? saved : { ...saved, unknownOwnerId: null };
}

/** Returns the settings of a saved mapping for the columns of an import. @throws 422 `import.mapping_no_column` */
function pickSavedSettings(saved: ImportMapping, found: Import): Partial<Import> {
  const names = found.columns.map(({ name }) => name);
  const mapping = applyMapping(saved.mapping, names);
  if (mapping.length === 0) {
    const detail = `mappingId must be the id of a mapping for this file, which has no column of "${saved.name}".`;
    throw createInvalidFieldError('/mappingId', 'import.mapping_no_column', detail);
  }
  const currencies = applyMapping(saved.currencies, names);
  // The words follow the columns of the mapping, whose headings the file may write in another way.
  const columns = applyMapping(
    saved.mapping.map(({ column }) => ({ column, savedColumn: column })),
    names,
  );
  const values = columns.flatMap(({ column, savedColumn }) =>
    saved.values.filter((each) => each.column === savedColumn).map((each) => ({ ...each, column })),
  );
  return { ...Object.fromEntries(SAVED_SETTINGS.map((name) => [name, saved[name]])), mapping, values, currencies };
}

/** Builds the error of a setting of a saved mapping. The request has only the id of the mapping. */
function buildMappingError(name: string, { code, detail }: FieldError): FieldError {
  return { pointer: '/mappingId', code, detail: `The saved mapping "${name}" must be corrected first. ${detail}` };
}

/** Locks an import that the caller may see. @throws 404, 412 */
export async function lockImport(tx: Tx, id: string, ifMatch?: number): Promise<Import> {
  await readDataImport(tx.sql, id, tx.actor);
  return lockRecord(tx, IMPORT, id, ifMatch);
}

/** Locks an import that has imported nothing. @throws 404, 409 `import.status_not_allowed`, 412 */
export async function lockUnusedImport(tx: Tx, id: string, action: string, ifMatch?: number): Promise<Import> {
  const found = await lockImport(tx, id, ifMatch);
  assertStatus(found, OPEN, action);
  await assertNothingImported(tx, found, action);
  return found;
}

/** @throws 409 `import.status_not_allowed` */
export function assertStatus(
  { status }: Pick<Import, 'status'>,
  allowed: readonly ImportStatus[],
  action: string,
): void {
  if (allowed.includes(status)) return;
  throw createStatusError(`An import that is ${status} cannot be ${action}; it must be ${allowed.join(' or ')}.`);
}

/** Rejects a change that would forget the records of rows that are imported. @throws 409 `import.status_not_allowed` */
async function assertNothingImported(tx: Tx, { id }: Import, action: string): Promise<void> {
  if (!(await hasImportedRows(tx.sql, id))) return;
  throw createStatusError(`An import with imported rows cannot be ${action}; run it to its end or undo it.`);
}

export function createStatusError(detail: string): CodedError {
  return new CodedError('import.status_not_allowed', detail);
}
