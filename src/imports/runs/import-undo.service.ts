import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { planRestore } from '../../common/bulk-updates/value-changes.rules.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { isTransactionCancelled, isUnavailable } from '../../common/errors/problem-details.factory.js';
import { runInRequest } from '../../common/http/request-context.store.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { toLoggedError } from '../../common/observability/logged-error.rules.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { isUsed } from '../entities/used-records.queries.js';
import type { Body, EntityImport, RecordView } from '../model/entity-import.constants.js';
import { IMPORT_QUEUE } from '../model/import.constants.js';
import { IMPORT, type Import, type RowError } from '../model/import.entity.js';
import { toRowErrors, UNEXPECTED_ERROR } from '../model/import-row.errors.js';
import {
  clearRemainders,
  countOtherChanges,
  countRowsToUndo,
  hasOtherChanges,
  readRowsToUndo,
  storeUndoneRow,
  type UndoableRow,
} from './import-row.queries.js';
import { assertStatus, lockImport, readDataImport } from './import.service.js';
import type { ImportUndoView } from './import.view.js';

/** Maximum number of rows that a preview plans one by one. */
const MAX_PLANNED_ROWS = 1_000;
/** Maximum number of attempts to take a row back whose record others change meanwhile. */
const MAX_ATTEMPTS = 3;
/** Maximum number of rows that a response names. */
const MAX_REMAINDERS = 100;

/** The treatment of a row by an undo. */
interface UndoPlan {
  /** The former values of the fields that have not changed since. */
  restore: Body;
  isArchived: boolean;
  left: RowError[];
}

/** Takes imports back: archives what was created, and restores what was changed and has not changed since. */
@Injectable()
export class ImportUndoService {
  private readonly log = new Logger(ImportUndoService.name);
  private readonly validation = new RequestValidationPipe();

  constructor(
    private readonly work: UnitOfWork,
    private readonly queues: QueueRegistry,
    private readonly entities: EntityImportRegistry,
  ) {}

  /**
   * Starts an undo, or returns what it would do.
   * @throws 403, 404, 409 `import.status_not_allowed`
   */
  async start(id: string, dryRun: boolean, actor: Actor): Promise<ImportUndoView> {
    if (dryRun) return this.readPreview(id, actor);
    const view = await this.work.run(actor, async (tx) => {
      const found = await lockImport(tx, id);
      this.assertUndoable(found, actor);
      await clearRemainders(tx.sql, id);
      const set = {
        status: 'undoing' as const,
        processedCount: 0,
        startedAt: tx.now,
        finishedAt: null,
        failure: null,
        undoneBy: tx.actor.id,
        undoneByKind: tx.actor.kind,
        undoneByName: tx.actor.name,
      };
      await updateRecord<Import>(tx, IMPORT, found, { set });
      return { dryRun, ...(await countRowsToUndo(tx.sql, id)), leave: 0, remainders: [] };
    });
    this.queues.send(IMPORT_QUEUE, [id]);
    return view;
  }

  private assertUndoable({ entity, status }: Pick<Import, 'entity' | 'status'>, actor: Actor): void {
    this.entities.assertMayImport(entity, actor);
    assertStatus({ status }, ['stopped', 'done', 'undone', 'failed'], 'undone');
  }

  /** Returns what an undo would do. It plans the first rows, and only counts the others of a large file. */
  private readPreview(id: string, actor: Actor): Promise<ImportUndoView> {
    return this.work.run(actor, async (tx) => {
      const found = await readDataImport(tx.sql, id, tx.actor);
      this.assertUndoable(found, actor);
      const entity = this.entities.get(found.entity);
      const view: ImportUndoView = { dryRun: true, archive: 0, restore: 0, leave: 0, remainders: [] };
      const rows = await readRowsToUndo(tx.sql, id, MAX_PLANNED_ROWS);
      for (const row of rows) {
        const { restore, isArchived, left } = await planRow(tx, id, entity, row);
        if (isArchived) view.archive++;
        else if (Object.keys(restore).length > 0) view.restore++;
        if (left.length === 0) continue;
        view.leave++;
        if (view.remainders.length < MAX_REMAINDERS) {
          view.remainders.push({ row: row.row, recordId: row.recordId, reasons: left });
        }
      }
      const last = rows.at(-1);
      if (!last) return view;
      const others = await countRowsToUndo(tx.sql, id, last.row);
      return { ...view, archive: view.archive + others.archive, restore: view.restore + others.restore };
    });
  }

  /** Takes one row back, in a transaction of its own. */
  async undoRow(
    { settings, entity, actor }: { settings: Import; entity: EntityImport; actor: Actor },
    row: UndoableRow,
  ): Promise<void> {
    const importRow = { importId: settings.id, row: row.row };
    const undo = async (tx: Tx) => {
      await tx.sql.execute('SAVEPOINT import_row');
      let left: RowError[] = [buildLeft(null, 'import.changed_since', 'The record is being changed.')];
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        const before = await countOtherChanges(tx.sql, settings.id, row.recordId);
        const reasons = await this.planAndApply(tx, settings, entity, row);
        // A change between the plan and the lock of the record must not be overwritten.
        if ((await countOtherChanges(tx.sql, settings.id, row.recordId)) === before) {
          left = reasons;
          break;
        }
        await tx.sql.execute('ROLLBACK TO SAVEPOINT import_row');
      }
      await storeUndoneRow(tx.sql, settings.id, row.row, left);
    };
    await runInRequest({ requestId: '', importRow }, () => this.work.run(actor, undo, { isRepeatable: true }));
  }

  /** @returns the reasons why parts of the row stay */
  private async planAndApply(tx: Tx, settings: Import, entity: EntityImport, row: UndoableRow): Promise<RowError[]> {
    const plan = await planRow(tx, settings.id, entity, row);
    try {
      await this.applyPlan(tx, entity, row.recordId, plan);
      return plan.left;
    } catch (error) {
      if (isUnavailable(error) || isTransactionCancelled(error)) throw error;
      const errors = toRowErrors(error, plan.restore, {});
      if (!errors) {
        this.log.error({ importId: settings.id, row: row.row, err: toLoggedError(error) }, 'import.row_failed');
      }
      await tx.sql.execute('ROLLBACK TO SAVEPOINT import_row');
      return errors ?? [UNEXPECTED_ERROR];
    }
  }

  private async applyPlan(
    tx: Tx,
    entity: EntityImport,
    recordId: string,
    { restore, isArchived }: UndoPlan,
  ): Promise<void> {
    if (Object.keys(restore).length > 0) {
      const body = this.validation.transform(restore, { type: 'body', metatype: entity.updateType }) as object;
      await entity.update(tx, recordId, body);
    }
    if (isArchived) await entity.archive(tx, recordId);
  }
}

/** Decides what an undo does with a row. */
async function planRow(tx: Tx, importId: string, entity: EntityImport, row: UndoableRow): Promise<UndoPlan> {
  const nothing: UndoPlan = { restore: {}, isArchived: false, left: [] };
  const view = await readView(tx, entity, row.recordId);
  if (!view) return { ...nothing, left: [buildLeft(null, 'record.not_found', 'You may not see this record.')] };
  if (view['archivedAt'] !== null) return nothing;
  if (row.outcome !== 'create') return planUpdatedRow(entity, view, row);
  if (await hasOtherChanges(tx.sql, importId, row.recordId)) {
    return {
      ...nothing,
      left: [buildLeft(null, 'import.changed_since', 'The record has been changed since the import.')],
    };
  }
  if (entity.usedCondition && (await isUsed(tx.sql, entity.usedCondition, importId, row.recordId))) {
    const detail = 'Other records in use refer to this one; archive them first.';
    return { ...nothing, left: [buildLeft(null, 'import.in_use', detail)] };
  }
  return { ...nothing, isArchived: true };
}

function planUpdatedRow(entity: EntityImport, view: RecordView, { changes }: UndoableRow): UndoPlan {
  const ownChanges = changes.filter(({ field }) => field !== 'archivedAt');
  const { restore, changedSince } = planRestore(
    view,
    ownChanges,
    (field, value) => entity.toBodyValue?.(field, value) ?? value,
  );
  const left = changedSince.map((field) =>
    buildLeft(field, 'import.changed_since', `${field} has been changed since the import.`),
  );
  // A record that the import brought back is archived again, unless somebody has used it since.
  return { restore, isArchived: ownChanges.length < changes.length && left.length === 0, left };
}

async function readView(tx: Tx, entity: EntityImport, id: string): Promise<RecordView | null> {
  try {
    return await entity.read(tx, id);
  } catch (error) {
    if (error instanceof CodedError && error.status === 404) return null;
    throw error;
  }
}

const buildLeft = (field: string | null, code: string, detail: string): RowError => ({ field, code, detail });
