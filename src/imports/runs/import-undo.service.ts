import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { planRestore } from '../../common/bulk-updates/value-changes.rules.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { isTransactionCancelled, isUnavailable } from '../../common/errors/problem-details.factory.js';
import { runInRequest } from '../../common/http/request-context.store.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { toLoggedError } from '../../common/observability/logged-error.rules.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { canUse, type Permission } from '../../identity/access/access.policy.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { isUsed } from '../entities/used-records.queries.js';
import type { Body, EntityImport, RecordView } from '../model/entity-import.constants.js';
import type { ImportEntity } from '../mapping/import-field.constants.js';
import { IMPORT_QUEUE } from '../model/import.constants.js';
import { IMPORT, type Import, type RowError } from '../model/import.entity.js';
import { toRowErrors, UNEXPECTED_ERROR } from '../model/import-row.errors.js';
import {
  clearRemainders,
  countOtherChanges,
  countRowsToUndo,
  hasOtherChanges,
  lockUndoableRow,
  readRowsOfUsers,
  readRowsToUndo,
  storeUndoneRow,
  type UndoableRow,
} from './import-undo.queries.js';
import { assertStatus, lockImport, readDataImport } from './import.service.js';
import type { ImportUndoView } from './import.view.js';

/** Maximum number of rows that a preview plans one by one. */
const MAX_PLANNED_ROWS = 1_000;
/** Maximum number of attempts to take a row back whose record others change meanwhile. */
const MAX_ATTEMPTS = 3;
/** Maximum number of rows that wait for one another. */
const MAX_PATH = 50;
/** Maximum number of rows that a response names. */
const MAX_REMAINDERS = 100;

/** The treatment of a row by an undo. */
interface UndoPlan {
  /** The former values of the fields that have not changed since. */
  restore: Body;
  isArchived: boolean;
  left: RowError[];
}

/** A record that a row has created or changed. */
interface UndoPart extends Pick<UndoableRow, 'outcome' | 'recordId' | 'changes'> {
  entity: EntityImport;
  /** The permission that a record of another kind than those of the import needs. */
  permission?: Permission;
}

/** Takes imports back: archives what was created, and restores what was changed and has not changed since. */
@Injectable()
export class ImportUndoService {
  private readonly log = new Logger(ImportUndoService.name);
  private readonly validation = new RequestValidationPipe();

  constructor(
    private readonly sql: SqlClient,
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
      const view: ImportUndoView = { dryRun: true, archive: 0, restore: 0, leave: 0, remainders: [] };
      const planned = new Set<number>();
      const stays: string[] = [];
      const plan = async (row: UndoableRow, path: readonly UndoableRow[]): Promise<void> => {
        planned.add(row.row);
        const users = await this.readRowsOfUsers(tx.sql, found, row);
        for (const user of users) {
          if (!planned.has(user.row) && planned.size < MAX_PLANNED_ROWS) await plan(user, [...path, row]);
        }
        const waiting = users.filter((user) => path.some(({ row: each }) => each === user.row)).flatMap(listIds);
        const reasons: RowError[] = [];
        for (const part of this.listParts(found.entity, row)) {
          const { restore, isArchived, left } = await planPart(tx, id, part, [...stays, ...waiting]);
          if (isArchived) view.archive++;
          else if (Object.keys(restore).length > 0) view.restore++;
          if (left.length > 0) stays.push(part.recordId);
          reasons.push(...left);
        }
        if (reasons.length === 0) return;
        view.leave++;
        if (view.remainders.length < MAX_REMAINDERS) {
          view.remainders.push({ row: row.row, recordId: row.recordId, reasons });
        }
      };
      for (const row of await readRowsToUndo(tx.sql, id, MAX_PLANNED_ROWS)) {
        if (!planned.has(row.row) && planned.size < MAX_PLANNED_ROWS) await plan(row, []);
      }
      const others = await countRowsToUndo(tx.sql, id, [...planned]);
      return { ...view, archive: view.archive + others.archive, restore: view.restore + others.restore };
    });
  }

  /**
   * Takes one row back, in a transaction of its own, after the rows whose records refer to those of the row: a record that
   * another one needs stays where that one does.
   * @param path the rows that wait for this one
   */
  async undoRow(
    processing: { settings: Import; actor: Actor },
    row: UndoableRow,
    path: readonly UndoableRow[] = [],
  ): Promise<void> {
    const { settings, actor } = processing;
    const importRow = { importId: settings.id, row: row.row };
    const ids = listIds(row);
    const waiting = await this.undoRowsOfUsers(processing, row, path);
    const undo = async (tx: Tx) => {
      if (!(await lockUndoableRow(tx.sql, settings.id, row.row))) return;
      await tx.sql.execute('SAVEPOINT import_row');
      let left: RowError[] = [buildLeft(null, 'import.changed_since', 'The record is being changed.')];
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        const before = await countOtherChanges(tx.sql, settings.id, ids);
        const reasons = await this.planAndApply(tx, settings, row, waiting);
        // A change between the plan and the lock of the record must not be overwritten.
        if ((await countOtherChanges(tx.sql, settings.id, ids)) === before) {
          left = reasons;
          break;
        }
        await tx.sql.execute('ROLLBACK TO SAVEPOINT import_row');
      }
      await storeUndoneRow(tx.sql, settings.id, row.row, left);
    };
    await runInRequest({ requestId: '', importRow }, () => this.work.run(actor, undo, { isRepeatable: true }));
  }

  /**
   * Takes the rows back whose records refer to those of a row.
   * @returns the records of rows that cannot come first, because they wait for the row, or wait too long
   */
  private async undoRowsOfUsers(
    processing: { settings: Import; actor: Actor },
    row: UndoableRow,
    path: readonly UndoableRow[],
  ): Promise<string[]> {
    const waiting = [...path, row];
    for (;;) {
      const users = await this.readRowsOfUsers(this.sql, processing.settings, row);
      const ahead = users.filter((user) => !path.some((each) => each.row === user.row));
      if (ahead.length === 0 || path.length >= MAX_PATH) return users.flatMap(listIds);
      for (const user of ahead) await this.undoRow(processing, user, waiting);
    }
  }

  /** Returns the other rows whose records refer to those of a row, and which the undo has not reached. */
  private async readRowsOfUsers(
    sql: SqlClient,
    { id, entity }: Pick<Import, 'id' | 'entity'>,
    row: UndoableRow,
  ): Promise<UndoableRow[]> {
    const rows = new Map<number, UndoableRow>();
    for (const { entity: own, outcome, recordId } of this.listParts(entity, row)) {
      if (outcome !== 'create' || !own.usersQuery) continue;
      for (const each of await readRowsOfUsers(sql, id, own.usersQuery, recordId, listIds(row)))
        rows.set(each.row, each);
    }
    rows.delete(row.row);
    return [...rows.values()];
  }

  /** @returns the reasons why parts of the row stay */
  private async planAndApply(
    tx: Tx,
    settings: Import,
    row: UndoableRow,
    waiting: readonly string[],
  ): Promise<RowError[]> {
    const stays = [...waiting];
    const reasons: RowError[] = [];
    for (const part of this.listParts(settings.entity, row)) {
      const left = await this.undoPart(tx, settings, row, part, stays);
      if (left.length > 0) stays.push(part.recordId);
      reasons.push(...left);
    }
    return reasons;
  }

  private async undoPart(
    tx: Tx,
    settings: Import,
    { row }: UndoableRow,
    part: UndoPart,
    stays: readonly string[],
  ): Promise<RowError[]> {
    const plan = await planPart(tx, settings.id, part, stays);
    await tx.sql.execute('SAVEPOINT import_part');
    try {
      await this.applyPlan(tx, part.entity, part.recordId, plan);
      return plan.left;
    } catch (error) {
      if (isUnavailable(error) || isTransactionCancelled(error)) throw error;
      const errors = toRowErrors(error, plan.restore, {});
      if (!errors) this.log.error({ importId: settings.id, row, err: toLoggedError(error) }, 'import.row_failed');
      await tx.sql.execute('ROLLBACK TO SAVEPOINT import_part');
      return errors ?? [UNEXPECTED_ERROR];
    }
  }

  /** Lists the record of a row, and then those that the row has created besides: the person before the company. */
  private listParts(entity: ImportEntity, { created, ...row }: UndoableRow): UndoPart[] {
    const besides = created.toReversed().map(({ entity: named, id }) => ({
      entity: this.entities.get(named),
      outcome: 'create' as const,
      recordId: id,
      changes: [],
      permission: `${named}:write` as const,
    }));
    return [{ ...row, entity: this.entities.get(entity) }, ...besides];
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

/** Decides what an undo does with a record of a row. @param stays the records that it leaves, which count as use */
async function planPart(tx: Tx, importId: string, part: UndoPart, stays: readonly string[]): Promise<UndoPlan> {
  const { entity, recordId, permission } = part;
  const leave = (code: string, detail: string): UndoPlan => ({
    restore: {},
    isArchived: false,
    left: [buildLeft(null, code, detail)],
  });
  const view = await readView(tx, entity, recordId);
  if (!view) return leave('record.not_found', 'You may not see this record.');
  if (view['archivedAt'] !== null) return { restore: {}, isArchived: false, left: [] };
  if (part.outcome !== 'create') return planUpdatedRow(entity, view, part);
  const subject = permission ? entity.getName(view) : 'The record';
  if (permission && !canUse(tx.actor, permission)) return leave('auth.forbidden', `You may not archive ${subject}.`);
  if (await hasOtherChanges(tx.sql, importId, recordId)) {
    return leave('import.changed_since', `${subject} has been changed since the import.`);
  }
  if (entity.usedCondition && (await isUsed(tx.sql, entity.usedCondition, importId, recordId, stays))) {
    const object = permission ? subject : 'this one';
    return leave('import.in_use', `Other records in use refer to ${object}; archive them first.`);
  }
  return { restore: {}, isArchived: true, left: [] };
}

function planUpdatedRow(entity: EntityImport, view: RecordView, { changes }: UndoPart): UndoPlan {
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

/** Lists the records that a row has created or changed. */
function listIds({ recordId, created }: UndoableRow): string[] {
  return [recordId, ...created.map(({ id }) => id)];
}

const buildLeft = (field: string | null, code: string, detail: string): RowError => ({ field, code, detail });
