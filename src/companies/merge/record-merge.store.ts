import { In, type FindOptionsOrder, type FindOptionsWhere } from 'typeorm';
import type { RecordType } from '../../common/audit/record-types.constants.js';
import {
  CodedError,
  createInvalidFieldError,
  createNotFoundError,
  createStaleVersionError,
} from '../../common/errors/domain.errors.js';
import type { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { canReadRecords, isPrivateType } from '../../identity/access/record-permissions.rules.js';
import type { MergeRelation, MoveCount } from './merge-relations.registry.js';

/** The effect of a merge on one relation. */
export interface MergedRelation extends MoveCount {
  /** Name of the relation, such as `leads` or `memberships`. */
  label: string;
}

/** A record that can be merged into another one of its kind. */
type Mergeable = RecordEntity & { mergedIntoId: string | null };

/** The names of these kinds in the codes of errors. */
type MergeableName = 'company' | 'contact';

/** A kind of record that can be merged. */
export type MergeableKind<E extends Mergeable> = RecordKind<E> & { name: MergeableName };

/** Columns that hold the author and the time of a row and not its content. They are never copied into another row. */
const BOOKKEEPING = ['id', 'created_by', 'added_by', 'created_at', 'added_at', 'updated_at', 'archived_at', 'version'];

/**
 * Locks the two records of a merge, both at once and in the order of their ids, so that two merges of the same pair run
 * one after the other without a deadlock. The lock also blocks new rows that would refer to either record.
 * @throws 422 for equal ids or an unknown source, 404 for an unknown survivor, 409 when either record is archived or
 * was merged before (`<kind>.merged`, naming the survivor), 412 when the survivor has another version
 */
export async function lockForMerge<E extends Mergeable>(
  tx: Tx,
  kind: MergeableKind<E>,
  sourceId: string,
  survivorId: string,
  ifMatch?: number,
): Promise<{ source: E; survivor: E }> {
  const [from, to] = [sourceId.toLowerCase(), survivorId.toLowerCase()];
  if (from === to) {
    throw createInvalidFieldError(
      '/sourceId',
      `${kind.name}.merge_self`,
      `sourceId must name another ${kind.name}; a ${kind.name} cannot be merged into itself.`,
    );
  }
  const records = await tx.manager.find(kind.entity, {
    where: { id: In([from, to]) } as FindOptionsWhere<E>,
    order: { id: 'ASC' } as FindOptionsOrder<E>,
    lock: { mode: 'pessimistic_write' },
  });
  const survivor = records.find(({ id }) => id === to);
  const source = records.find(({ id }) => id === from);
  if (!survivor) throw createNotFoundError(kind.name, to);
  if (!source) throw createInvalidFieldError('/sourceId', 'reference.unknown', `There is no ${kind.name} ${from}.`);
  if (ifMatch !== undefined && survivor.version !== ifMatch) throw createStaleVersionError(survivor.version);
  assertNotArchived(kind.name, survivor, '');
  assertNotArchived(kind.name, source, '/sourceId');
  return { source, survivor };
}

function assertNotArchived(name: MergeableName, record: Mergeable, pointer: string): void {
  if (record.mergedIntoId) {
    const detail = `The ${name} ${record.id} has been merged into ${record.mergedIntoId}.`;
    throw new CodedError(`${name}.merged`, detail, [{ pointer, code: `${name}.merged`, detail }], {
      mergedIntoId: record.mergedIntoId,
    });
  }
  if (!record.archivedAt) return;
  const detail = `The ${name} ${record.id} is archived; restore it before merging.`;
  throw new CodedError('record.archived', detail, [{ pointer, code: 'record.archived', detail }]);
}

/**
 * Runs `work`, rolls back everything that it wrote, and returns its result. A dry run executes the real merge and rolls
 * it back, so its figures are those of the merge for every kind of relation.
 */
export async function runAndRollBack<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.sql.execute('SAVEPOINT dry_run');
  const result = await work();
  await tx.sql.execute('ROLLBACK TO SAVEPOINT dry_run');
  return result;
}

/**
 * Moves every row that refers to the source to the survivor, relation by relation. Both records must be locked ({@link
 * lockForMerge}). Rows that are records get their next version and an audit entry. A row that the survivor has already
 * is combined into it, and the audit trail keeps its values.
 * @returns every relation in its order, including those without rows, but not those of which the caller may not know
 */
export async function moveRelations(
  tx: Tx,
  relations: readonly MergeRelation[],
  sourceId: string,
  survivorId: string,
): Promise<MergedRelation[]> {
  const merged = new Map<string, MergedRelation>();
  for (const relation of relations) {
    const count = await moveRelation(tx, relation, sourceId, survivorId);
    const { label, record } = relation;
    if (record && isPrivateType(record.entityType) && !canReadRecords(tx.actor, record.entityType)) continue;
    const sum = merged.get(label) ?? { label, moved: 0, combined: 0 };
    merged.set(label, { label, moved: sum.moved + count.moved, combined: sum.combined + count.combined });
  }
  return [...merged.values()];
}

async function moveRelation(tx: Tx, relation: MergeRelation, from: string, to: string): Promise<MoveCount> {
  if (relation.move) {
    const count = await relation.move(tx, from, to);
    return typeof count === 'number' ? { moved: count, combined: 0 } : count;
  }
  if (relation.record) return { moved: await moveRecords(tx, relation, relation.record, from, to), combined: 0 };
  if (relation.parent) return moveParts(tx, relation, relation.parent, from, to);
  return moveRows(tx, relation, from, to);
}

async function moveRows(tx: Tx, relation: MergeRelation, from: string, to: string): Promise<MoveCount> {
  const { table, column, uniqueWith } = relation;
  const combined = uniqueWith ? await combineRows(tx, relation, uniqueWith, from, to) : 0;
  const moved = await tx.sql.execute(`UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`, [from, to]);
  return { moved, combined };
}

/**
 * Moves rows that are parts of records, such as the contacts of a lead. Every such record gets a new version and an
 * audit entry.
 */
export async function moveParts(
  tx: Tx,
  relation: MergeRelation,
  parent: NonNullable<MergeRelation['parent']>,
  from: string,
  to: string,
): Promise<MoveCount> {
  const { table, column, uniqueWith } = relation;
  const parents = await tx.sql.queryAll<{ id: string; before: string[] }>(
    `SELECT ${parent.column} AS id, array_agg(${column}::text ORDER BY ${column}) FILTER (WHERE ${column} IS NOT NULL) AS before FROM ${table}
     WHERE ${parent.column} IN (SELECT ${parent.column} FROM ${table} WHERE ${column} = $1) GROUP BY ${parent.column}`,
    [from],
  );
  await moveRows(tx, relation, from, to);
  const count: MoveCount = { moved: 0, combined: 0 };
  for (const { id, before } of parents) {
    const row = await tx.sql.queryOneOrNull<{ leadId: string | null }>(
      `UPDATE ${parent.table} SET version = version + 1, updated_at = $2 WHERE id = $1
       RETURNING ${parent.leadIdColumn ?? 'NULL::uuid'} AS "leadId"`,
      [id, tx.now],
    );
    const leadId = row?.leadId ?? null;
    const after = [...new Set(before.map((part) => (part === from ? to : part)))].toSorted();
    const changes = { [parent.field]: { before, after } };
    await tx.audit({ action: 'updated', entityType: parent.entityType, entityId: id, leadId, changes });
    if (await canSeeLead(tx, leadId)) count[uniqueWith && before.includes(to) ? 'combined' : 'moved']++;
  }
  return count;
}

/**
 * Returns whether the caller may know of the records of a lead. The figures of a merge must not reveal a hidden lead.
 */
async function canSeeLead(tx: Tx, leadId: string | null): Promise<boolean> {
  const values: unknown[] = [leadId];
  const visible = buildVisibilityThroughLead(tx.actor, '$1::uuid', (value) => `$${values.push(value)}`);
  const row = await tx.sql.queryOneOrNull<{ visible: boolean }>(
    `SELECT $1::uuid IS NULL OR (${visible}) AS visible`,
    values,
  );
  return row?.visible === true;
}

/**
 * Moves rows that are records. Each gets its next version and an audit entry.
 * @returns the number of rows that the caller may know of
 */
export async function moveRecords(
  tx: Tx,
  { table, column }: MergeRelation,
  record: NonNullable<MergeRelation['record']>,
  from: string,
  to: string,
): Promise<number> {
  const rows = await tx.sql.queryAll<{ id: string; leadId: string | null; kind: RecordType | null }>(
    `UPDATE ${table} SET ${column} = $2, version = version + 1, updated_at = $3 WHERE ${column} = $1
     RETURNING id, ${record.leadIdColumn ?? 'NULL::uuid'} AS "leadId", ${record.entityTypeColumn ?? 'NULL::text'} AS kind`,
    [from, to, tx.now],
  );
  let known = 0;
  for (const { id, leadId, kind } of rows) {
    const changes = { [toCamelCase(column)]: { before: from, after: to } };
    await tx.audit({ action: 'updated', entityType: kind ?? record.entityType, entityId: id, leadId, changes });
    if (await canSeeLead(tx, leadId)) known++;
  }
  return known;
}

/**
 * Fills missing values in the rows of the survivor from the rows of the source with the same key, and deletes the
 * latter.
 */
async function combineRows(
  tx: Tx,
  relation: MergeRelation,
  uniqueWith: readonly string[],
  from: string,
  to: string,
): Promise<number> {
  const { table, column } = relation;
  const key = [column, ...uniqueWith];
  const columns = await tx.sql.queryAll<{ name: string; nullable: boolean }>(
    `SELECT attname AS name, NOT attnotnull AS nullable FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  const attributes = columns.filter(({ name }) => !key.includes(name) && !BOOKKEEPING.includes(name));
  const same = uniqueWith.map((name) => `kept.${name} = gone.${name}`).join(' AND ');
  const pairs = `kept.${column} = $2 AND gone.${column} = $1 AND ${same}`;
  const fillable = attributes.filter(({ nullable }) => nullable);
  if (fillable.length > 0) {
    const fill = fillable.map(({ name }) => `${name} = coalesce(kept.${name}, gone.${name})`).join(', ');
    await tx.sql.execute(`UPDATE ${table} AS kept SET ${fill} FROM ${table} AS gone WHERE ${pairs}`, [from, to]);
  }
  const removed = await tx.sql.queryAll<{ row: Record<string, unknown> }>(
    `DELETE FROM ${table} AS gone USING ${table} AS kept WHERE ${pairs} RETURNING to_jsonb(gone) AS row`,
    [from, to],
  );
  if (attributes.length > 0)
    await auditCombined(
      tx,
      relation,
      to,
      removed.map(({ row }) => row),
    );
  return removed.length;
}

/**
 * Writes the values of combined rows to the audit trail of the surviving record. An entry of a lead is as confidential
 * as that lead.
 */
export async function auditCombined(
  tx: Tx,
  { target, label }: Pick<MergeRelation, 'target' | 'label'>,
  survivorId: string,
  rows: Record<string, unknown>[],
): Promise<void> {
  for (const row of rows) {
    const leadId = typeof row['lead_id'] === 'string' ? row['lead_id'] : null;
    const values = Object.fromEntries(Object.entries(row).map(([name, value]) => [toCamelCase(name), value]));
    const changes = { [label]: { before: values, after: null } };
    await tx.audit({ action: 'combined', entityType: target, entityId: survivorId, leadId, changes });
  }
}

function toCamelCase(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
