import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SqlClient } from '../connections/sql.client.js';
import type { Tx } from '../transactions/unit-of-work.transaction.js';
import type { RecordEntity } from './record.entity.js';
import {
  archiveRecord,
  assertExists,
  buildNewRecord,
  insertRecord,
  lockLive,
  type RecordKind,
  restoreRecord,
  updateRecord,
} from './record.store.js';

/** The definition of the records that belong to another one, such as the commitments of an agreement. */
interface NestedRecords<E extends RecordEntity, Parent extends RecordEntity> {
  kind: RecordKind<E>;
  /** The kind of the record to which they belong, and the property that has its id. */
  parent: RecordKind<Parent>;
  parentId: keyof E & string;
  /** Returns the list of those of one record. */
  buildList: (parentId: string) => ListDefinition;
  /** The fields that a request stores as they are sent, for the usual creation and change. */
  writable?: readonly (keyof E & string)[];
  /** The values of a new record where neither a request nor the column gives one. */
  initialValues?: Partial<E>;
}

/**
 * Creates, reads, updates, archives and restores the records that belong to another one. Every change locks that one
 * first, which must not be archived, so that the changes under it run one after the other. A record is found only under
 * the one to which it belongs.
 */
@Injectable()
export abstract class NestedRecordService<
  E extends RecordEntity,
  View extends QueryResultRow,
  Parent extends RecordEntity,
  Create extends object,
  Update extends object = Partial<Create>,
> {
  protected abstract readonly records: NestedRecords<E, Parent>;

  constructor(protected readonly sql: SqlClient) {}

  /** Returns the list of the records that belong to one. @throws 404 */
  async getList(parentId: string): Promise<ListDefinition> {
    await assertExists(this.sql, this.records.parent, parentId);
    return this.records.buildList(parentId);
  }

  /** Returns a record by id, archived or not. @throws 404 */
  async read(parentId: string, id: string, actor: Actor): Promise<View> {
    return readRecord(this.sql, this.records.buildList(parentId), this.records.kind.name, id, actor);
  }

  /** Creates a record. @throws 404, 409, 422 */
  async create(tx: Tx, parentId: string, body: Create, id: string = uuidv7()): Promise<View> {
    const parent = await this.lockParent(tx, parentId, body);
    const record = {
      ...this.getInitialValues(),
      ...this.resolveColumns(tx, body),
      ...buildNewRecord(tx, id),
      [this.records.parentId]: parentId,
    } as E;
    await this.assertValid(tx, parent, record);
    await insertRecord(tx, this.records.kind, record);
    await this.applyEffects(tx, parent, record);
    return this.readView(tx, parentId, id);
  }

  /** Updates a record. @throws 404, 409, 412, 422 */
  async update(tx: Tx, parentId: string, id: string, body: Update, ifMatch?: number): Promise<View> {
    const parent = await this.lockParent(tx, parentId, body);
    const record = await lockLive(tx, this.buildKind(parentId), id, ifMatch);
    const before = { ...record };
    const set = this.resolveColumns(tx, body, before);
    const after = { ...record, ...set };
    await this.assertValid(tx, parent, after, before);
    await updateRecord(tx, this.records.kind, record, { set });
    await this.applyEffects(tx, parent, after, before);
    return this.readView(tx, parentId, id);
  }

  /** Archives a record. @throws 404, 409, 412 */
  async archive(tx: Tx, parentId: string, id: string, ifMatch?: number): Promise<View> {
    await this.lockParent(tx, parentId);
    await archiveRecord(tx, this.buildKind(parentId), id, ifMatch);
    return this.readView(tx, parentId, id);
  }

  /** Restores an archived record. @throws 404, 409, 412 */
  async restore(tx: Tx, parentId: string, id: string, ifMatch?: number): Promise<View> {
    await this.lockParent(tx, parentId);
    await restoreRecord(tx, this.buildKind(parentId), id, ifMatch);
    return this.readView(tx, parentId, id);
  }

  /** Locks the record to which others belong, before a change with a body or without one. @throws 404, 409 */
  protected lockParent(tx: Tx, id: string, _body?: Create | Update): Promise<Parent> {
    return lockLive(tx, this.records.parent, id);
  }

  /** Returns the columns that a request changes. @throws 422 */
  protected resolveColumns(_tx: Tx, body: Create | Update, _before?: E): Partial<E> {
    return pickColumns<E, keyof E>(body, this.records.writable ?? [], this.getInitialValues());
  }

  /** Rejects a record that would be wrong after a creation or a change. @throws 409, 422 */
  protected async assertValid(_tx: Tx, _parent: Parent, _after: E, _before?: E): Promise<void> {}

  /** Does what follows from a creation or a change, in its transaction. */
  protected async applyEffects(_tx: Tx, _parent: Parent, _after: E, _before?: E): Promise<void> {}

  /** Returns the kind of the records of one. Those of others are not found through it. */
  protected buildKind(parentId: string): RecordKind<E> {
    const { kind } = this.records;
    return { ...kind, only: { ...kind.only, [this.records.parentId]: parentId } as NonNullable<typeof kind.only> };
  }

  protected readView(tx: Tx, parentId: string, id: string): Promise<View> {
    return readRecord(tx.sql, this.records.buildList(parentId), this.records.kind.name, id, tx.actor);
  }

  private getInitialValues(): Partial<E> {
    const { kind, initialValues } = this.records;
    return { ...buildInitialValues(kind.entity as new () => E), ...initialValues };
  }
}
