import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Actor, SYSTEM } from '../../common/actor/actor.constants.js';
import { runInRequest } from '../../common/http/request-context.store.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { isTransactionCancelled, isUnavailable } from '../../common/errors/problem-details.factory.js';
import { toLoggedError } from '../../common/observability/logged-error.rules.js';
import { Clock } from '../../common/time/clock.service.js';
import { beginWithFreeAdvisoryLocks, tryCommit } from '../../database/connections/advisory-lock.queries.js';
import type { DatabasePool } from '../../database/connections/database-pool.factory.js';
import { POOL } from '../../database/connections/connection.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { canUse } from '../../identity/access/access.policy.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import type { EntityImport } from '../model/entity-import.constants.js';
import type { ImportEntity } from '../mapping/import-field.constants.js';
import { IMPORT_QUEUE, type ImportStatus, type RowPhase } from '../model/import.constants.js';
import { IMPORT, Import } from '../model/import.entity.js';
import { UNEXPECTED_ERROR } from '../model/import-row.errors.js';
import { addErrorColumns } from '../reasons/error-columns.rules.js';
import {
  lockAgainstStop,
  lockWaitingRows,
  readOpenImportIds,
  readWaitingRows,
  storeProgress,
  storeRowResult,
  type WaitingRow,
} from './import-row.queries.js';
import { findImportActor } from './import-actor.queries.js';
import { RowDecisionService } from './row-decision.service.js';
import { type RowOrder, RowOrderService } from './row-order.service.js';
import { linkCandidates } from './row-decision.queries.js';
import { NOTHING, type RowResult } from '../rows/row-result.rules.js';
import { readUndoableRows } from './import-undo.queries.js';
import { buildTotalsResult } from '../rows/totals-row.rules.js';
import { ImportUndoService } from './import-undo.service.js';
import { explainMissing } from '../rows/refused-values.rules.js';
import { createRowConverter, type RowConverter } from '../rows/row-conversion.rules.js';

/** Milliseconds for which an import is processed before other imports and the end of the instance get their turn. */
const SLICE_MS = 3_000;
/** Milliseconds between two counts of the processed rows. */
const PROGRESS_INTERVAL_MS = 1_000;
/** Number of rows that are read at once. */
const READ_BATCH = 100;
/** Number of rows that a check tries in one transaction, which it takes back. */
const CHECK_BATCH = 20;
/** Milliseconds after which a check begins no other row in the same transaction, because a stop waits for its end. */
const CHECK_BATCH_MS = 250;

/** The kinds of work on an import, by its status. */
const PHASES = {
  checking: { phase: 'checked', waiting: ['uploaded'], next: 'checked' },
  running: { phase: 'done', waiting: ['uploaded', 'checked'], next: 'done' },
  undoing: { phase: 'undone', waiting: ['done'], next: 'undone' },
} as const satisfies Partial<
  Record<ImportStatus, { phase: RowPhase; waiting: readonly RowPhase[]; next: ImportStatus }>
>;

type Work = keyof typeof PHASES;

/** The data that the rows of an import need while they are processed. */
interface Processing {
  settings: Import;
  work: Work;
  entity: EntityImport;
  actor: Actor;
  converter: RowConverter;
}

/**
 * Checks, runs and undoes imports in short slices. A row and its result are committed together, so that an instance that
 * was killed leaves no row half imported, and the next one goes on with the first row that is left.
 */
@Injectable()
export class ImportHandler implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger(ImportHandler.name);
  private isStopping = false;

  constructor(
    @Inject(POOL) private readonly pool: DatabasePool,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly queues: QueueRegistry,
    private readonly entities: EntityImportRegistry,
    private readonly order: RowOrderService,
    private readonly rows: RowDecisionService,
    private readonly undos: ImportUndoService,
    private readonly notifications: NotificationWriter,
  ) {}

  onModuleInit(): void {
    this.queues.declare({
      name: IMPORT_QUEUE,
      concurrency: 1,
      batch: 2,
      processItem: (id) => this.process(id),
      findDue: (after) => readOpenImportIds(this.sql, after),
    });
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Processes an import for a short time, unless another import of the same kind of records is processed. */
  async process(id: string): Promise<void> {
    const settings = await this.readSettings(id);
    if (!settings) return;
    // Two imports of one kind at once could create the same record twice.
    const isFinished = await this.runWithLocks([settings.entity, ...settings.createMissing], () =>
      this.processSlice(id),
    );
    if (isFinished === null) {
      this.queues.send(IMPORT_QUEUE, [id], new Date(this.clock.now().getTime() + SLICE_MS));
    } else if (!isFinished) this.queues.send(IMPORT_QUEUE, [id]);
  }

  /** Runs `work` while no other import creates records of the entities. @returns null where one does */
  private async runWithLocks(entities: readonly ImportEntity[], work: () => Promise<boolean>): Promise<boolean | null> {
    const client = await this.pool.connect();
    let isBroken = true;
    try {
      const names = [...new Set(entities)].toSorted().map((entity) => `import ${entity}`);
      const isLocked = await beginWithFreeAdvisoryLocks(client, names);
      const isFinished = isLocked ? await work() : null;
      // If the connection was lost meanwhile, so was its advisory lock. The locks of the rows let each be imported once.
      isBroken = !(await tryCommit(client));
      return isFinished;
    } finally {
      // A broken transaction ends with its connection, and its advisory lock with it.
      client.release(isBroken);
    }
  }

  /** @returns whether nothing is left to do */
  private async processSlice(id: string): Promise<boolean> {
    const processing = await this.prepare(id);
    if (!processing) return true;
    try {
      const isFinished = await this.processRows(processing);
      await storeProgress(this.sql, id, PHASES[processing.work].phase, processing.work);
      if (isFinished) await this.finish(processing, PHASES[processing.work].next, null);
      return isFinished;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      // The next slice tries the row again that another transaction has prevented.
      if (isTransactionCancelled(error)) return false;
      this.log.error({ importId: id, err: toLoggedError(error) }, 'import.failed');
      await this.finish(processing, 'failed', 'An unexpected error occurred on the server; try again.');
      return true;
    }
  }

  private readSettings(id: string): Promise<Import | null> {
    return this.work.run({ id: null, kind: 'system', name: '', role: 'viewer', scopes: null }, (tx) =>
      tx.manager.findOneBy(Import, { id }),
    );
  }

  private async prepare(id: string): Promise<Processing | null> {
    const settings = await this.readSettings(id);
    const work = settings?.status as Work;
    if (!settings || !(work in PHASES)) return null;
    const { createdBy, creatorKind, creatorName, undoneBy, undoneByKind, undoneByName } = settings;
    const person =
      work === 'undoing' && undoneByKind
        ? { id: undoneBy, kind: undoneByKind, name: undoneByName ?? '' }
        : { id: createdBy, kind: creatorKind, name: creatorName };
    const actor = await findImportActor(this.sql, person);
    const entity = this.entities.get(settings.entity);
    const processing = { settings, work, entity, converter: createRowConverter(settings) };
    const permissions = [work === 'undoing' ? 'imports:undo' : 'imports:write', ...entity.permissions] as const;
    if (actor && permissions.every((permission) => canUse(actor, permission))) return { ...processing, actor };
    const lost: Actor = { ...person, role: 'viewer', scopes: [] };
    await this.finish({ ...processing, actor: lost }, 'failed', `${person.name} may not import any more.`);
    return null;
  }

  /** @returns whether all rows are processed */
  private async processRows(processing: Processing): Promise<boolean> {
    const end = performance.now() + SLICE_MS;
    let countAt = performance.now() + PROGRESS_INTERVAL_MS;
    const { settings, work } = processing;
    const isDue = () => this.isStopping || performance.now() >= end;
    if (work !== 'undoing' && !(await this.storeKeys(settings, isDue))) return false;
    const order = await this.order.findOrder(this.sql, settings, isDue);
    if (order === undefined) return false;
    while (!isDue()) {
      const batches = await this.readBatches(processing, order);
      if (batches.length === 0) return true;
      for (const processBatch of batches) {
        if (isDue()) break;
        if (!(await processBatch())) return false;
        if (performance.now() > countAt) {
          await storeProgress(this.sql, settings.id, PHASES[work].phase, work);
          countAt = performance.now() + PROGRESS_INTERVAL_MS;
        }
        await yieldToOthers();
      }
    }
    return false;
  }

  /** Stores the keys of all rows before the first one is processed, because it can name one that stands below it. */
  private async storeKeys(settings: Import, isDue: () => boolean): Promise<boolean> {
    for (;;) {
      const isDone = await this.work.run(SYSTEM, async (tx) =>
        // A person may have stopped this work and begun the next one, whose keys are others.
        (await lockAgainstStop(tx.sql, settings)) ? this.order.storeNextKeys(tx.sql, settings) : null,
      );
      if (isDone) return true;
      if (isDone === null || isDue()) return false;
      await yieldToOthers();
    }
  }

  /** @returns functions that process rows, and tell whether the import still is as this slice has read it */
  private async readBatches(processing: Processing, order: RowOrder | null): Promise<(() => Promise<boolean>)[]> {
    const { settings, work } = processing;
    if (work === 'undoing') {
      const rows = await (order
        ? this.order.readUndoableRows(this.sql, settings.id, order, READ_BATCH)
        : readUndoableRows(this.sql, settings.id, READ_BATCH));
      return rows.map((row) => async () => {
        await this.undos.undoRow(processing, row);
        return true;
      });
    }
    const limit = work === 'running' ? READ_BATCH : CHECK_BATCH;
    const { waiting } = PHASES[work];
    const rows = await (order
      ? this.order.readWaitingRows(this.sql, settings.id, order, waiting, limit)
      : readWaitingRows(this.sql, settings.id, waiting, limit));
    if (work === 'running') return rows.map((row) => () => this.runRow(processing, row));
    return rows.length === 0 ? [] : [() => this.checkRows(processing, rows)];
  }

  /**
   * Imports one row in a transaction of its own.
   * @returns false where the import has been stopped
   */
  private async runRow(processing: Processing, row: WaitingRow): Promise<boolean> {
    const { settings, actor } = processing;
    const importRow = { importId: settings.id, row: row.row };
    return runInRequest({ requestId: '', importRow }, () =>
      this.work.run(
        actor,
        async (tx) => {
          if (!(await lockAgainstStop(tx.sql, settings))) return false;
          const locked = await lockWaitingRows(tx.sql, settings.id, [row.row], PHASES.running.waiting);
          if (!locked.has(row.row)) return true;
          await tx.sql.execute('SAVEPOINT import_row');
          const result = await this.applyRow(tx, processing, row);
          if (result.outcome === 'error' || result.outcome === 'possible_duplicate') {
            await tx.sql.execute('ROLLBACK TO SAVEPOINT import_row');
          }
          await storeRowResult(tx.sql, settings.id, row.row, 'done', result);
          // Rows that wait for this one have been imported before it.
          if (row.decision && result.recordId) await linkCandidates(tx.sql, settings.id, row.row, result.recordId);
          return true;
        },
        { isRepeatable: true },
      ),
    );
  }

  /**
   * Tries the first of the rows and takes each of them back. The transaction keeps only their results.
   * @returns false where the import has been stopped
   */
  private checkRows(processing: Processing, rows: readonly WaitingRow[]): Promise<boolean> {
    const { settings, actor } = processing;
    return this.work.run(
      actor,
      async (tx) => {
        const end = performance.now() + CHECK_BATCH_MS;
        if (!(await lockAgainstStop(tx.sql, settings))) return false;
        const numbers = rows.map(({ row }) => row);
        const locked = await lockWaitingRows(tx.sql, settings.id, numbers, PHASES.checking.waiting);
        for (const row of rows) {
          if (performance.now() > end) break;
          if (locked.has(row.row)) await this.tryRow(tx, processing, row);
        }
        return true;
      },
      { isRepeatable: true },
    );
  }

  /** Tries a row, takes it back and stores the result. */
  private async tryRow(tx: Tx, processing: Processing, row: WaitingRow): Promise<RowResult> {
    await tx.sql.execute('SAVEPOINT import_row');
    const result = await this.applyRow(tx, processing, row);
    await tx.sql.execute('ROLLBACK TO SAVEPOINT import_row');
    await tx.sql.execute('RELEASE SAVEPOINT import_row');
    await storeRowResult(tx.sql, processing.settings.id, row.row, 'checked', result);
    return result;
  }

  /**
   * Returns a function that tries rows while nothing else works on their import, and stores what the run will do with them.
   * They are tried as in a check, also where the import is done.
   */
  async createTrial(tx: Tx, settings: Import): Promise<(row: WaitingRow) => Promise<RowResult>> {
    const { createdBy, creatorKind, creatorName } = settings;
    const importer = await findImportActor(tx.sql, { id: createdBy, kind: creatorKind, name: creatorName });
    const actor = importer ?? tx.actor;
    const entity = this.entities.get(settings.entity);
    const checked = { ...settings, status: 'checking' as const };
    const converter = createRowConverter(settings);
    const processing: Processing = { settings: checked, work: 'checking', entity, actor, converter };
    // A rollback to a savepoint does not forget the actions that a row would start after the commit.
    const trial = { ...tx, actor, runAfterCommit: () => undefined };
    return (row) => this.tryRow(trial, processing, row);
  }

  /** Applies a row. Its errors name the columns with their cells. */
  private async applyRow(tx: Tx, processing: Processing, row: WaitingRow): Promise<RowResult> {
    const result = await this.applyValues(tx, processing, row);
    return { ...result, errors: addErrorColumns(result.errors, processing.settings, row.cells) };
  }

  /** Applies the values of a row. An unexpected error ends the row and not the import, so that it does not return at every attempt. */
  private async applyValues(tx: Tx, { settings, entity, converter }: Processing, row: WaitingRow): Promise<RowResult> {
    try {
      if (row.row === settings.totalsRow) return buildTotalsResult(settings.columns, row.cells);
      const { values, errors, warnings: found } = converter.convert(row.cells);
      if (errors.length > 0) return { ...NOTHING, outcome: 'error', errors, warnings: found };
      const result = await this.rows.apply(tx, entity, settings, row, values);
      const warnings = [...found, ...result.warnings];
      return { ...result, errors: explainMissing(result.errors, warnings, settings), warnings };
    } catch (error) {
      if (isUnavailable(error) || isTransactionCancelled(error)) throw error;
      this.log.error({ importId: settings.id, row: row.row, err: toLoggedError(error) }, 'import.row_failed');
      return { ...NOTHING, outcome: 'error', errors: [UNEXPECTED_ERROR] };
    }
  }

  private async finish({ settings, actor }: Processing, status: ImportStatus, failure: string | null): Promise<void> {
    this.order.forgetOrder(settings.id);
    await this.work.run(actor, async (tx) => {
      // A person may have stopped this work, or another instance finished it, and begun the next one.
      if (!(await lockAgainstStop(tx.sql, settings))) return;
      const stored = await lockRecord<Import>(tx, IMPORT, settings.id);
      if (stored.version !== settings.version) return;
      await updateRecord<Import>(tx, IMPORT, stored, { set: { status, failure, finishedAt: tx.now } });
      // A check is short, and its user waits for it.
      if (status === 'checked') return;
      const record = { kind: 'import', id: stored.id } as const;
      // The end is no act of the person, who began the import a while ago.
      await this.notifications.write(tx, { kind: 'import_finished', recipients: [actor.id], record, actor: SYSTEM });
    });
  }
}
