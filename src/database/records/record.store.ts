import { type EntityTarget, type FindOptionsWhere, getMetadataArgsStorage } from 'typeorm';
import { type AuditLine, findChanges, type Changes } from '../../common/audit/audit-changes.rules.js';
import type { RecordType } from '../../common/audit/record-types.constants.js';
import { CodedError, createNotFoundError, createStaleVersionError } from '../../common/errors/domain.errors.js';
import type { Bind } from '../../common/lists/list-definition.rules.js';
import { createBinder, type Statement } from '../../common/lists/list-statement.queries.js';
import type { RecordEntity } from './record.entity.js';
import type { SqlClient } from '../connections/sql.client.js';
import type { Tx } from '../transactions/unit-of-work.transaction.js';

/** The facts about a kind of record that the functions below need. */
export interface RecordKind<E extends RecordEntity> {
  entity: EntityTarget<E>;
  /** Name in error codes and in the audit trail: `company`, `lead`. */
  name: RecordType;
  /** Condition for the rows of this kind if several kinds share a table. */
  only?: FindOptionsWhere<E>;
  /** Returns the lead to which a record belongs, so that the audit trail of a confidential lead stays hidden. */
  getLeadId?: (record: E) => string | null;
  /** Fields whose values are left out of the audit trail. It records only that they changed. */
  secret?: readonly (keyof E & string)[];
  /** Runs after every insert and update of a record, with the fields that changed. Fields of a new record were null. */
  afterWrite?: (tx: Tx, record: E, changes: Changes) => Promise<void>;
}

/** Rejects the id of a record that does not exist. An archived one exists. @throws 404 */
export async function assertExists<E extends RecordEntity>(
  sql: SqlClient,
  { entity, name, only = {} }: RecordKind<E>,
  id: string,
): Promise<void> {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)!.name;
  const conditions = Object.keys(only).map((column, index) => ` AND ${column} = $${index + 2}`);
  const text = `SELECT 1 AS one FROM ${table} WHERE id = $1${conditions.join('')}`;
  if (!(await sql.queryOneOrNull(text, [id, ...Object.values(only)]))) throw createNotFoundError(name, id);
}

/**
 * Locks a record until the transaction ends, and returns it.
 * @throws 404, 412
 */
export async function lockRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  id: string,
  ifMatch?: number,
): Promise<E> {
  const { tableName, columns } = tx.manager.connection.getMetadata(kind.entity);
  const selected = columns.filter(({ isSelect }) => isSelect);
  const names = selected.map(({ databaseName, propertyName }) => `${databaseName} AS "${propertyName}"`);
  const values: unknown[] = [];
  const conditions = bindColumns(tx, kind, { ...kind.only, id }, createBinder(values)).map((pair) => pair.join(' = '));
  const text = `SELECT ${names.join(', ')} FROM "${tableName}" WHERE ${conditions.join(' AND ')} FOR NO KEY UPDATE`;
  const record = await tx.sql.queryOneOrNull<E>(text, values);
  if (!record) throw createNotFoundError(kind.name, id);
  if (ifMatch !== undefined && record.version !== ifMatch) throw createStaleVersionError(record.version);
  return record;
}

/**
 * Locks a record for a change that an archived record does not allow.
 * @throws 404, 412, 409 if the record is archived
 */
export async function lockLive<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  id: string,
  ifMatch?: number,
): Promise<E> {
  const record = await lockRecord(tx, kind, id, ifMatch);
  assertLive(kind, record);
  return record;
}

/**
 * Reads a record without a lock, for work that only tells what such a change would do.
 * @throws 404, 409 if the record is archived
 */
export async function readLive<E extends RecordEntity>(tx: Tx, kind: RecordKind<E>, id: string): Promise<E> {
  const record = await tx.manager.findOne(kind.entity, { where: { ...kind.only, id } as FindOptionsWhere<E> });
  if (!record) throw createNotFoundError(kind.name, id);
  assertLive(kind, record);
  return record;
}

function assertLive<E extends RecordEntity>({ name }: RecordKind<E>, { archivedAt }: E): void {
  if (!archivedAt) return;
  const label = name.replaceAll('_', ' ');
  throw new CodedError('record.archived', `The ${label} is archived; restore it before changing it.`);
}

/** Builds the columns of a new record. */
export function buildNewRecord(tx: Tx, id: string) {
  return {
    id,
    createdAt: tx.now,
    updatedAt: tx.now,
    version: 1,
    createdBy: tx.actor.id,
    archivedAt: null,
  };
}

/** Builds statements that insert rows of other tables for the row `created` of a new record. The last one may be a query. */
export type RelatedInserts = (bind: Bind) => string[];

/**
 * Inserts a record and audits it. `children` are fields that are stored in other tables, for the audit trail only. Rows of
 * these tables can be inserted by the same statement, so that a trigger of the record finds them.
 */
export async function insertRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  record: E,
  children: object = {},
  buildRelated: RelatedInserts = () => [],
): Promise<void> {
  const { text, values } = buildInsert(tx, kind, record, buildRelated);
  await tx.sql.execute(text, values);
  await tx.audit(buildCreationLine(kind, record, children));
  await kind.afterWrite?.(tx, record, findChanges(null, record));
}

function buildInsert<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  record: E,
  buildRelated: RelatedInserts,
): Statement {
  const values: unknown[] = [];
  const bind = createBinder(values);
  const columns = bindColumns(tx, kind, record, bind);
  const [names, places] = [columns.map(([name]) => name), columns.map(([, place]) => place)];
  const insert = `INSERT INTO "${tx.manager.connection.getMetadata(kind.entity).tableName}" (${names.join(', ')}) VALUES (${places.join(', ')})`;
  const related = buildRelated(bind);
  const last = related.pop();
  if (last === undefined) return { text: insert, values };
  const others = related.map((statement, index) => `, related_${index} AS (${statement})`);
  return { text: `WITH created AS (${insert} RETURNING *)${others.join('')} ${last}`, values };
}

/**
 * Binds values of columns, and returns the names of the columns with their placeholders. The statements of one record are
 * prepared; TypeORM would build and PostgreSQL would plan another one each time.
 */
function bindColumns<E extends RecordEntity>(
  { manager: { connection } }: Tx,
  { entity }: RecordKind<E>,
  given: object,
  bind: Bind,
): [name: string, placeholder: string][] {
  const values = given as Record<string, unknown>;
  const columns = connection
    .getMetadata(entity)
    .columns.filter(({ isInsert, propertyName }) => isInsert && values[propertyName] !== undefined);
  return columns.map((column) => [
    column.databaseName,
    bind(connection.driver.preparePersistentValue(values[column.propertyName], column)),
  ]);
}

/** Rows that one statement inserts, far below the maximum number of parameters. */
const BATCH = 500;

/** Inserts many records and audits them. */
export async function insertRecords<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  records: readonly E[],
): Promise<void> {
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    await tx.manager.insert(kind.entity, batch as never);
    await tx.audit(...batch.map((record) => buildCreationLine(kind, record, {})));
    for (const record of batch) await kind.afterWrite?.(tx, record, findChanges(null, record));
  }
}

function buildCreationLine<E extends RecordEntity>(kind: RecordKind<E>, record: E, children: object): AuditLine {
  return {
    action: 'created',
    entityType: kind.name,
    entityId: record.id,
    version: record.version,
    leadId: kind.getLeadId?.(record),
    changes: redactSecrets(kind, findChanges(null, { ...record, ...children })),
  };
}

/** The contents of a change. */
export interface RecordChange<E> {
  /** New values of the record's own columns. Unchanged values are ignored. */
  set: Partial<E>;
  /** Values of fields in other tables before and after the change. The caller has already written them. */
  children?: { before: object; after: object };
  action?: string;
}

/**
 * Writes a change to a locked record: the next version and an audit entry. Updates the given object as well. Writes
 * nothing if no value changes.
 * @returns the differences
 */
export async function updateRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  record: E,
  change: RecordChange<E>,
): Promise<Changes> {
  const leadBefore = kind.getLeadId?.(record) ?? null;
  const own = findChanges(pick(record, Object.keys(change.set)), change.set);
  const children = findChanges(change.children?.before ?? null, change.children?.after ?? null);
  const changes = { ...own, ...children };
  if (Object.keys(changes).length === 0) return changes;
  const columns = Object.fromEntries(Object.keys(own).map((field) => [field, own[field]!.after]));
  const written = { ...columns, version: record.version + 1, updatedAt: tx.now };
  const values: unknown[] = [];
  const bind = createBinder(values);
  const set = bindColumns(tx, kind, written, bind).map((pair) => pair.join(' = '));
  await tx.sql.execute(
    `UPDATE "${tx.manager.connection.getMetadata(kind.entity).tableName}" SET ${set.join(', ')} WHERE id = ${bind(record.id)}`,
    values,
  );
  Object.assign(record, change.set, { version: written.version, updatedAt: tx.now });
  const leadAfter = kind.getLeadId?.(record) ?? null;
  await tx.audit({
    action: change.action ?? 'updated',
    entityType: kind.name,
    entityId: record.id,
    version: record.version,
    // The entry names both leads of a record that was moved from one lead to another, so only readers who may see both
    // see it.
    leadId: leadBefore ?? leadAfter,
    otherLeadId: leadBefore !== null && leadAfter !== leadBefore ? leadAfter : null,
    changes: redactSecrets(kind, changes),
  });
  await kind.afterWrite?.(tx, record, changes);
  return changes;
}

/** Archives a record. Archiving an archived record changes nothing. */
export async function archiveRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  id: string,
  ifMatch?: number,
): Promise<E> {
  const record = await lockRecord(tx, kind, id, ifMatch);
  await archiveLocked(tx, kind, record);
  return record;
}

/** Archives a locked record. Archiving an archived record changes nothing. */
export async function archiveLocked<E extends RecordEntity>(tx: Tx, kind: RecordKind<E>, record: E): Promise<void> {
  if (record.archivedAt) return;
  await updateRecord(tx, kind, record, { set: { archivedAt: tx.now } as Partial<E>, action: 'archived' });
}

/** Restores an archived record. Restoring a record in use changes nothing. */
export async function restoreRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  id: string,
  ifMatch?: number,
): Promise<E> {
  const record = await lockRecord(tx, kind, id, ifMatch);
  await restoreLocked(tx, kind, record);
  return record;
}

/** Restores a locked record. Restoring a record in use changes nothing. */
export async function restoreLocked<E extends RecordEntity>(tx: Tx, kind: RecordKind<E>, record: E): Promise<void> {
  if (!record.archivedAt) return;
  await updateRecord(tx, kind, record, { set: { archivedAt: null } as Partial<E>, action: 'restored' });
}

function pick(record: object, fields: string[]): Record<string, unknown> {
  const values = record as Record<string, unknown>;
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}

function redactSecrets<E extends RecordEntity>(kind: RecordKind<E>, changes: Changes): Changes {
  const secret: readonly string[] = kind.secret ?? [];
  const entries = Object.entries(changes).map(([field, change]) =>
    secret.includes(field) ? [field, { before: null, after: 'changed' }] : [field, change],
  );
  return Object.fromEntries(entries) as Changes;
}

/** Returns the next reference of a prefix in a year: `DEL-2026-0001`. */
export async function issueReference(tx: Tx, prefix: string, year: number): Promise<string> {
  const row = await tx.sql.queryOne<{ reference: string }>('SELECT next_reference($1, $2::int) AS reference', [
    prefix,
    year,
  ]);
  return row.reference;
}
