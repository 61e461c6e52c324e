import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidFieldError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import {
  archiveLocked,
  buildNewRecord,
  insertRecord,
  lockLive,
  lockRecord,
  restoreLocked,
  updateRecord,
} from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { MAX_FILTERS_LENGTH } from './saved-view.constants.js';
import type { CreateView, UpdateView } from './saved-view.dto.js';
import { SAVED_VIEW, SavedView } from './saved-view.entity.js';
import { SAVED_VIEW_FIELDS, savedViewList } from './saved-view.list.js';
import type { SavedViewView } from './saved-view.view.js';

const INITIAL_VALUES = buildInitialValues(SavedView);

/** Keeps the views of lists that users have saved. */
@Injectable()
export class SavedViewService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
  ) {}

  /**
   * Creates a view of the caller.
   * @throws 403 `view.person_only`, 409 `view.duplicate_name`, 422 `view.filters_invalid`
   */
  create(body: CreateView, actor: Actor, id: string = uuidv7()): Promise<SavedViewView> {
    const ownerId = findUserId(actor);
    if (ownerId === null) {
      throw new CodedError('view.person_only', 'Views belong to users; the caller must not be an API key.');
    }
    assertFilters(body.filters);
    return this.work.run(actor, async (tx) => {
      const columns = { ...INITIAL_VALUES, ...pickColumns(body, SAVED_VIEW_FIELDS.writable, INITIAL_VALUES) };
      const view = { ...columns, ...buildNewRecord(tx, id), ownerId, entity: body.entity } as SavedView;
      if (view.isDefault) await this.clearDefault(tx, view);
      await insertRecord(tx, SAVED_VIEW, view);
      return this.readView(tx, view.id);
    });
  }

  /**
   * Reads a view that the caller owns or that is shared.
   * @throws 404
   */
  read(id: string, actor: Actor): Promise<SavedViewView> {
    return readRecord(this.sql, savedViewList, 'view', id, actor);
  }

  /**
   * Changes a view of the caller.
   * @throws 404, 403 `view.not_yours`, 409, 412, 422
   */
  update(id: string, body: UpdateView, ifMatch: number | undefined, actor: Actor): Promise<SavedViewView> {
    assertFilters(body.filters);
    return this.work.run(actor, async (tx) => {
      await this.lockOwn(tx, id);
      const view = await lockLive(tx, SAVED_VIEW, id, ifMatch);
      const set: Partial<SavedView> = pickColumns(body, SAVED_VIEW_FIELDS.writable, INITIAL_VALUES);
      if (set.isDefault && !view.isDefault) await this.clearDefault(tx, view);
      await updateRecord(tx, SAVED_VIEW, view, { set });
      return this.readView(tx, id);
    });
  }

  /** Archives a view of the caller, which is then no default. @throws 404, 403 `view.not_yours`, 412 */
  archive(id: string, ifMatch: number | undefined, actor: Actor): Promise<SavedViewView> {
    return this.work.run(actor, async (tx) => {
      const view = await this.lockOwn(tx, id, ifMatch);
      await updateRecord(tx, SAVED_VIEW, view, { set: { isDefault: false } });
      await archiveLocked(tx, SAVED_VIEW, view);
      return this.readView(tx, id);
    });
  }

  /** Restores an archived view of the caller. @throws 404, 403 `view.not_yours`, 409 `view.duplicate_name`, 412 */
  restore(id: string, ifMatch: number | undefined, actor: Actor): Promise<SavedViewView> {
    return this.work.run(actor, async (tx) => {
      await restoreLocked(tx, SAVED_VIEW, await this.lockOwn(tx, id, ifMatch));
      return this.readView(tx, id);
    });
  }

  private readView(tx: Tx, id: string): Promise<SavedViewView> {
    return readRecord(tx.sql, savedViewList, 'view', id, tx.actor);
  }

  private async lockOwn(tx: Tx, id: string, ifMatch?: number): Promise<SavedView> {
    const view = await lockRecord(tx, SAVED_VIEW, id);
    if (view.ownerId !== findUserId(tx.actor)) {
      if (!view.shared) throw createNotFoundError('view', id);
      throw new CodedError('view.not_yours', 'Only its owner can change a view; save a view of your own.');
    }
    return ifMatch === undefined ? view : lockRecord(tx, SAVED_VIEW, id, ifMatch);
  }

  /** Ends the default of the owner for the list of a view. */
  private async clearDefault(tx: Tx, { ownerId, entity }: SavedView): Promise<void> {
    // The lock serialises two views that become the default at the same moment.
    await acquireAdvisoryLock(tx.sql, `default view ${ownerId} ${entity}`);
    const former = await tx.manager.findBy(SavedView, { ownerId, entity, isDefault: true });
    for (const view of former) await updateRecord(tx, SAVED_VIEW, view, { set: { isDefault: false } });
  }
}

/** Checks that filters are texts and lists of texts of a bounded size. @throws 422 `view.filters_invalid` */
function assertFilters(filters: Record<string, unknown> | null | undefined): void {
  const isText = (value: unknown) => typeof value === 'string';
  for (const [name, value] of Object.entries(filters ?? {})) {
    if (isText(value) || (Array.isArray(value) && value.every(isText))) continue;
    const detail = `filters.${name} must be a text or a list of texts.`;
    throw createInvalidFieldError('/filters', 'view.filters_invalid', detail);
  }
  if (JSON.stringify(filters ?? {}).length <= MAX_FILTERS_LENGTH) return;
  const detail = `filters must have at most ${MAX_FILTERS_LENGTH} characters as JSON.`;
  throw createInvalidFieldError('/filters', 'view.filters_invalid', detail);
}
