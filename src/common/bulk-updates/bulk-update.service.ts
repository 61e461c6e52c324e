import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId, SYSTEM } from '../actor/actor.constants.js';
import type { ErrorCode } from '../errors/error-codes.rules.js';
import {
  CodedError,
  createInvalidError,
  createInvalidFieldError,
  createNotFoundError,
} from '../errors/domain.errors.js';
import { findConstraintError } from '../errors/problem-details.factory.js';
import { findCurrentRequest, runInRequest } from '../http/request-context.store.js';
import type { ListDefinition } from '../lists/list-definition.rules.js';
import { ListReader } from '../lists/list.reader.js';
import { parseListRequest } from '../lists/list-request.rules.js';
import { readRecord } from '../lists/record.reader.js';
import { listFieldNames } from '../validation/request-fields.reader.js';
import { RequestValidationPipe } from '../validation/validation.pipe.js';
import type { RecordEntity } from '../../database/records/record.entity.js';
import { lockRecord, type RecordKind } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { type BulkSelection, MAX_BULK_RECORDS } from './bulk-update.dto.js';
import { BULK_UPDATE_DAYS, BulkUpdate, type UpdatedRecord } from './bulk-update.entity.js';
import type { BulkLeftView, BulkSucceededView, BulkUndoView, BulkUpdateView } from './bulk-update.view.js';
import { isSameValue, listValueChanges, planRestore, type ValueChange } from './value-changes.rules.js';

const DAY_MS = 86_400_000;
/** The time, in milliseconds, for which a change can be undone. */
const UNDO_LIFETIME_MS = BULK_UPDATE_DAYS * DAY_MS;

/** The time, in milliseconds, for which a record that nobody touched is given back without the right to change it. */
const UNDO_WITHOUT_RIGHT_MS = DAY_MS;

/**
 * The time, in milliseconds, for which a change waits for a record that another request changes. The request is answered
 * with 409 afterwards, long before the statement would time out, so that waiting requests do not use up the connections.
 */
const LOCK_TIMEOUT_MS = 5_000;

/** The codes of the errors in the selection and in the changes. */
export interface BulkErrorCodes {
  selection: ErrorCode;
  tooMany: ErrorCode;
  empty: ErrorCode;
}

/** The codes of all records but leads, which had codes of their own before. */
export const BULK_ERROR_CODES = {
  selection: 'bulk_update.selection',
  tooMany: 'bulk_update.too_many',
  empty: 'bulk_update.empty',
} as const satisfies BulkErrorCodes;

/** A kind of records of which many can be changed by one request. */
export interface BulkRecords {
  /** The collection in the path, which is also the word for the records: `leads`. */
  collection: string;
  kind: Pick<RecordKind<RecordEntity>, 'entity' | 'name' | 'only'>;
  list: ListDefinition;
  /** The field by which people recognise a record. */
  title: 'title' | 'name' | 'fullName';
  /** The class of the body of the request. */
  bodyType: new () => BulkSelection;
  /** The class of the body of `PATCH`. Its fields are those that an undo gives back. */
  updateType: new () => object;
  /** Fields with a history of their own, which an undo leaves as they are. */
  keptFields?: readonly string[];
  /** Fields that the service sets together with others. An undo gives them back together with these. */
  derivedFields?: readonly string[];
  /** Returns the value of a field of a record as a request would send it. */
  toBodyValue?: (field: string, value: unknown) => unknown;
  codes?: BulkErrorCodes;
  /** Bodies for the document, by name. */
  examples: Record<string, { summary: string; value: object }>;
}

/** A request to change many records, with all that one of them has. */
export interface BulkRequest extends BulkSelection {
  changes?: object | null;
  addTags?: string[] | null;
  removeTags?: string[] | null;
  /** The status of a lead, which is no field of its `PATCH`. */
  status?: object | null;
}

/** The service of the records. The rights and rules of each record are those of its update. */
export interface BulkUpdatable {
  update(tx: Tx, id: string, changes: object): Promise<unknown>;
  /** Deletes the notifications that a change at some time caused about records and that nobody has read. */
  withdrawNotices?(tx: Tx, records: readonly UpdatedRecord[], at: Date): Promise<void>;
}

type RecordValues = Record<string, unknown> & { version: number };

/** Changes many records alike, each by the rights and rules of its own, and undoes that. */
@Injectable()
export class BulkUpdateService {
  private readonly validation = new RequestValidationPipe();

  constructor(
    private readonly work: UnitOfWork,
    private readonly lists: ListReader,
  ) {}

  /**
   * Changes the records in one transaction. A record whose change is refused is skipped and stays as it is.
   * @throws 422 with the codes of the records
   */
  update(records: BulkRecords, service: BulkUpdatable, body: BulkRequest, actor: Actor): Promise<BulkUpdateView> {
    assertHasChanges(records, body);
    const dryRun = body.dryRun ?? true;
    const { keptFields = [], derivedFields = [] } = records;
    const fields = [...listFieldNames(records.updateType), ...keptFields, ...derivedFields];
    const updateAll = async (tx: Tx): Promise<BulkUpdateView> => {
      await limitLockWait(tx);
      // Records are locked in the order of their ids, so that two requests cannot wait for each other.
      const ids = (await this.findIds(tx, records, body)).toSorted();
      const view: BulkUpdateView = { id: null, dryRun, succeeded: [], skipped: [] };
      const updated: UpdatedRecord[] = [];
      await tx.sql.execute('SAVEPOINT bulk_update');
      for (const id of ids) {
        const outcome = await attempt(tx, async () => {
          const before = await lockVisibleRecord(tx, records, id);
          await service.update(tx, id, this.buildChanges(records, body, before));
          return { before, after: await readAfterChange(tx, records, id) };
        });
        if (outcome instanceof CodedError) {
          view.skipped.push({ id, code: outcome.code, detail: outcome.message });
          continue;
        }
        const { before, after } = outcome;
        view.succeeded.push(buildSucceeded(records, id, after));
        const changes = listValueChanges(fields, before, after);
        if (changes.length > 0) updated.push({ id, version: after.version, changes });
      }
      if (dryRun) await tx.sql.execute('ROLLBACK TO SAVEPOINT bulk_update');
      else view.id = await storeBulkUpdate(tx, records, updated);
      return view;
    };
    return this.work.run(actor, updateAll, { isRepeatable: true });
  }

  /**
   * Gives back the values that nobody has changed since.
   * @throws 404, 403 `bulk_update.not_yours`, 409 `bulk_update.undone`
   */
  undo(records: BulkRecords, service: BulkUpdatable, id: string, actor: Actor): Promise<BulkUndoView> {
    const restoreAll = async (tx: Tx): Promise<BulkUndoView> => {
      await limitLockWait(tx);
      const bulkUpdate = await lockBulkUpdate(tx, records, id);
      const isFresh = canRestoreWithoutRight(tx, bulkUpdate);
      const view: BulkUndoView = { id, restored: [], left: [] };
      for (const record of bulkUpdate.records) {
        const outcome = await attempt(tx, () => this.restore(tx, records, service, record, isFresh));
        if (outcome instanceof CodedError) {
          view.left.push({ id: record.id, field: null, code: outcome.code, detail: outcome.message });
          continue;
        }
        view.left.push(...outcome.left);
        if (outcome.after) view.restored.push(buildSucceeded(records, record.id, outcome.after));
      }
      // An undo that every record refused can be tried again, for example when the record is visible again.
      const isUndone = view.restored.length > 0 || view.left.length === 0;
      if (isUndone) await tx.manager.update(BulkUpdate, id, { undoneAt: tx.now });
      const restoredIds = new Set(view.restored.map((record) => record.id));
      const restored = bulkUpdate.records.filter((record) => restoredIds.has(record.id));
      await service.withdrawNotices?.(tx, restored, bulkUpdate.createdAt);
      return view;
    };
    const request = { ...findCurrentRequest()!, isUndo: true } as const;
    return runInRequest(request, () => this.work.run(actor, restoreAll, { isRepeatable: true }));
  }

  private async restore(
    tx: Tx,
    records: BulkRecords,
    service: BulkUpdatable,
    { id, version, changes }: UpdatedRecord,
    isFresh: boolean,
  ): Promise<{ after: RecordValues | null; left: BulkLeftView[] }> {
    const { keptFields = [], derivedFields = [], toBodyValue, updateType } = records;
    const record = await lockVisibleRecord(tx, records, id);
    const isDerived = ({ field }: ValueChange) => derivedFields.includes(field);
    const differing = changes.filter((change) => !isDerived(change) && !isSameValue(record[change.field], change.from));
    const restorable = differing.filter(({ field }) => !keptFields.includes(field));
    const { restore, changedSince } = planRestore(record, restorable, toBodyValue);
    const kept = differing.flatMap(({ field }) => (keptFields.includes(field) ? [field] : []));
    const left = [
      ...changedSince.map((field) => {
        return { id, field, code: 'bulk_update.changed_since', detail: `${field} has been changed since.` };
      }),
      ...kept.map((field) => {
        const detail = `${field} has a history and stays as it is; change it by its own route.`;
        return { id, field, code: 'bulk_update.kept', detail };
      }),
    ];
    if (Object.keys(restore).length === 0) return { after: null, left };
    const derived = Object.fromEntries(changes.filter(isDerived).map(({ field, from }) => [field, from]));
    const own = this.validation.transform(restore, { type: 'body', metatype: updateType }) as object;
    const body = { ...own, ...derived };
    // A record that nobody has touched since needs no right (decision 140): the change itself may have given it away.
    const asManager: Tx = { ...tx, actor: { ...tx.actor, role: 'manager' } };
    await service.update(isFresh && record.version === version ? asManager : tx, id, body);
    return { after: await readAfterChange(tx, records, id), left };
  }

  /** Returns the changes of one record. Tags are added to and removed from its own. @throws 422 for too many of them */
  private buildChanges(
    { updateType }: BulkRecords,
    { changes, addTags, removeTags, status }: BulkRequest,
    before: RecordValues,
  ): object {
    const removed = new Set(removeTags);
    const joined = [...new Set([...((before['tags'] ?? []) as string[]), ...(addTags ?? [])])];
    const tags = joined.filter((tag) => !removed.has(tag));
    if (addTags) this.validation.transform({ tags }, { type: 'body', metatype: updateType });
    return { ...changes, ...((addTags || removeTags) && { tags }), ...(status && { status }) };
  }

  private async findIds(tx: Tx, records: BulkRecords, { ids, filter }: BulkRequest): Promise<string[]> {
    const { list, collection, codes = BULK_ERROR_CODES } = records;
    if ((ids === undefined) === (filter === undefined)) {
      throw createInvalidFieldError('/ids', codes.selection, 'Exactly one of ids and filter is required.');
    }
    if (ids) return ids;
    const request = parseFilter(list, filter!, tx.actor);
    const { items, nextCursor } = await this.lists.readPageIn<{ id: string }>(tx.sql, list, request, tx.actor);
    if (!nextCursor) return items.map(({ id }) => id);
    const detail = `filter must match at most ${MAX_BULK_RECORDS} ${collection}; narrow it.`;
    throw createInvalidFieldError('/filter', codes.tooMany, detail);
  }
}

/** Limits the time for which the transaction waits for a lock. @see LOCK_TIMEOUT_MS */
async function limitLockWait(tx: Tx): Promise<void> {
  await tx.sql.execute(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
}

/** Runs the change of one record. A refusal takes back what it did and is returned. */
async function attempt<T>(tx: Tx, run: () => Promise<T>): Promise<T | CodedError> {
  await tx.sql.execute('SAVEPOINT bulk_update_record');
  try {
    const result = await run();
    await tx.sql.execute('RELEASE SAVEPOINT bulk_update_record');
    return result;
  } catch (error) {
    const refusal = error instanceof CodedError ? error : findConstraintError(error);
    if (!refusal) throw error;
    await tx.sql.execute('ROLLBACK TO SAVEPOINT bulk_update_record');
    return refusal;
  }
}

/** Locks a record and reads it as the caller sees it. @throws 404 */
async function lockVisibleRecord(tx: Tx, { kind, list }: BulkRecords, id: string): Promise<RecordValues> {
  await lockRecord(tx, kind, id);
  return readRecord<RecordValues>(tx.sql, list, kind.name, id, tx.actor);
}

/** Reads a record after the caller's own change, which may have made it invisible to the caller. */
function readAfterChange(tx: Tx, { kind, list }: BulkRecords, id: string): Promise<RecordValues> {
  return readRecord<RecordValues>(tx.sql, list, kind.name, id, SYSTEM);
}

function buildSucceeded({ title }: BulkRecords, id: string, record: RecordValues): BulkSucceededView {
  const reference = (record['reference'] ?? null) as string | null;
  return { id, reference, title: record[title] as string, version: record.version };
}

/**
 * Tells whether the undo reverses what the caller could do a short time ago: the change itself may have given the right
 * away, but a colleague may have worked with the record for weeks, and the caller may have another role since.
 */
function canRestoreWithoutRight(tx: Tx, { createdAt, createdByRole }: BulkUpdate): boolean {
  return tx.actor.role === createdByRole && tx.now.getTime() - createdAt.getTime() < UNDO_WITHOUT_RIGHT_MS;
}

/** Stores a change for its undo. */
async function storeBulkUpdate(tx: Tx, { kind }: BulkRecords, records: UpdatedRecord[]): Promise<string> {
  const id = uuidv7();
  const { id: createdBy, role: createdByRole } = tx.actor;
  const bulkUpdate = { id, createdAt: tx.now, createdBy, createdByRole, entity: kind.name, records, undoneAt: null };
  await tx.manager.insert(BulkUpdate, bulkUpdate as never);
  return id;
}

/** Locks a change for its undo. @throws 404, 403 `bulk_update.not_yours`, 409 `bulk_update.undone` */
async function lockBulkUpdate(tx: Tx, { kind }: BulkRecords, id: string): Promise<BulkUpdate> {
  const found = await tx.manager.findOne(BulkUpdate, {
    where: { id, entity: kind.name },
    lock: { mode: 'for_no_key_update' },
  });
  const isExpired = found && found.createdAt.getTime() <= tx.now.getTime() - UNDO_LIFETIME_MS;
  if (!found || isExpired) throw createNotFoundError('bulk_update', id);
  if (found.createdBy !== tx.actor.id) {
    throw new CodedError('bulk_update.not_yours', 'Only the user or API key that made a change can undo it.');
  }
  if (found.undoneAt) throw new CodedError('bulk_update.undone', 'This change has been undone already.');
  return found;
}

/** Parses filters as the list does, with errors that point into the body. */
function parseFilter(list: ListDefinition, filter: Record<string, unknown>, actor: Actor) {
  const paging = ['limit', 'cursor', 'sort', 'count', 'sum'].filter((name) => Object.hasOwn(filter, name));
  if (paging.length > 0) {
    throw createInvalidFieldError(`/filter/${paging[0]}`, 'field.unknown', `filter has no ${paging[0]}.`);
  }
  const isText = (value: unknown) => typeof value === 'string';
  const wrong = Object.keys(filter).filter((name) => ![filter[name]].flat().every(isText));
  if (wrong.length > 0) {
    const describe = (name: string) => `filter.${name} must be a text or a list of texts.`;
    throw createInvalidError(
      wrong.map((name) => ({ pointer: `/filter/${name}`, code: 'parameter.invalid', detail: describe(name) })),
    );
  }
  try {
    return parseListRequest(list, { ...filter, limit: String(MAX_BULK_RECORDS) }, findUserId(actor));
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw createInvalidError(
      error.errors.map((each) => ({ ...each, pointer: each.pointer.replace(/^\?/, '/filter/') })),
    );
  }
}

function assertHasChanges({ bodyType, codes = BULK_ERROR_CODES }: BulkRecords, body: BulkRequest): void {
  const { changes, addTags, removeTags, status } = body;
  const values = [changes, addTags, removeTags, status].flatMap((part) => Object.values(part ?? {}) as unknown[]);
  if (values.some((value) => value !== undefined)) return;
  const parts = ['changes', 'addTags', 'removeTags', 'status'].filter((name) =>
    listFieldNames(bodyType).includes(name),
  );
  throw createInvalidFieldError(`/${parts[0]}`, codes.empty, `The request must change something: ${parts.join(', ')}.`);
}
