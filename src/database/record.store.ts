import type { EntityTarget, FindOptionsWhere } from 'typeorm';
import { changesBetween, type Changes } from '../common/audit/audit.changes.js';
import { conflict, notFound, staleVersion } from '../common/errors/domain.errors.js';
import type { RecordEntity } from './record.entity.js';
import type { AuditLine, Tx } from './unit-of-work.js';

/** What the steps below need to know of a kind of record. */
export interface RecordKind<E extends RecordEntity> {
  entity: EntityTarget<E>;
  /** Name in codes and in the audit trail: `company`, `lead`. */
  name: string;
  /** Where several kinds share a table: what rows of this kind have in common. */
  only?: FindOptionsWhere<E>;
  /** The lead a record belongs to, for the audit trail's confidentiality. */
  getLeadId?: (record: E) => string | null;
  /** Fields whose values stay out of the audit trail; that they changed is still said. */
  secret?: readonly (keyof E & string)[];
}

/** Reads a record and holds it against concurrent change until the transaction ends. @throws 404, 412 */
export async function lockRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  id: string,
  ifMatch?: number,
): Promise<E> {
  const record = await tx.manager.findOne(kind.entity, {
    where: { ...kind.only, id } as FindOptionsWhere<E>,
    lock: { mode: 'for_no_key_update' },
  });
  if (!record) throw notFound(kind.name, id);
  if (ifMatch !== undefined && record.version !== ifMatch) throw staleVersion(record.version);
  return record;
}

/** As {@link lockRecord}, for a change that an archived record does not take. @throws 404, 412, 409 when archived */
export async function lockLive<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  id: string,
  ifMatch?: number,
): Promise<E> {
  const record = await lockRecord(tx, kind, id, ifMatch);
  if (record.archivedAt) {
    throw conflict(
      'record.archived',
      `This ${kind.name.replaceAll('_', ' ')} is archived; restore it before changing it.`,
    );
  }
  return record;
}

/** The columns every new record starts with. */
export function newRecord(tx: Tx, id: string) {
  return {
    id,
    createdAt: tx.now,
    updatedAt: tx.now,
    version: 1,
    createdBy: tx.actor.id,
    archivedAt: null,
  };
}

/** Inserts a record and audits it. `children` are fields kept in other tables, for the trail only. */
export async function insertRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  record: E,
  children: object = {},
): Promise<void> {
  await tx.manager.insert(kind.entity, record as never);
  await tx.audit(creation(kind, record, children));
}

/** Rows written in one statement, far below the most parameters that one can have. */
const BATCH = 500;

/** As {@link insertRecord}, for many records at once. */
export async function insertRecords<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  records: readonly E[],
): Promise<void> {
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    await tx.manager.insert(kind.entity, batch as never);
    await tx.audit(...batch.map((record) => creation(kind, record, {})));
  }
}

function creation<E extends RecordEntity>(kind: RecordKind<E>, record: E, children: object): AuditLine {
  return {
    action: 'created',
    entityType: kind.name,
    entityId: record.id,
    leadId: kind.getLeadId?.(record),
    changes: veiled(kind, changesBetween(null, { ...record, ...children })),
  };
}

/** What a change consists of. */
export interface RecordChange<E> {
  /** New values of the record's own columns. Those that equal the old are left out. */
  set: Partial<E>;
  /** Before and after of fields kept in other tables; the caller has written them. */
  children?: { before: object; after: object };
  action?: string;
}

/**
 * Writes a change to a locked record: next version, audit line, and the record in hand brought up to date.
 * A change that changes nothing writes nothing. @returns the differences
 */
export async function updateRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  record: E,
  change: RecordChange<E>,
): Promise<Changes> {
  const leadBefore = kind.getLeadId?.(record) ?? null;
  const own = changesBetween(pick(record, Object.keys(change.set)), change.set);
  const children = changesBetween(change.children?.before ?? null, change.children?.after ?? null);
  const changes = { ...own, ...children };
  if (Object.keys(changes).length === 0) return changes;
  const columns = Object.fromEntries(Object.keys(own).map((field) => [field, own[field]!.after]));
  const written = { ...columns, version: record.version + 1, updatedAt: tx.now };
  const where: FindOptionsWhere<RecordEntity> = { id: record.id };
  await tx.manager.update<RecordEntity>(kind.entity, where, written);
  Object.assign(record, change.set, { version: written.version, updatedAt: tx.now });
  const leadAfter = kind.getLeadId?.(record) ?? null;
  await tx.audit({
    action: change.action ?? 'updated',
    entityType: kind.name,
    entityId: record.id,
    // A record moved from one lead to another tells of both: the line is for those who may see both.
    leadId: leadBefore ?? leadAfter,
    otherLeadId: leadBefore !== null && leadAfter !== leadBefore ? leadAfter : null,
    changes: veiled(kind, changes),
  });
  return changes;
}

/** Archives a record; archiving twice is no error and changes nothing. */
export async function archiveRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  id: string,
  ifMatch?: number,
): Promise<E> {
  const record = await lockRecord(tx, kind, id, ifMatch);
  if (!record.archivedAt) {
    await updateRecord(tx, kind, record, { set: { archivedAt: tx.now } as Partial<E>, action: 'archived' });
  }
  return record;
}

/** Brings an archived record back; restoring one in use is no error and changes nothing. */
export async function restoreRecord<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  id: string,
  ifMatch?: number,
): Promise<E> {
  const record = await lockRecord(tx, kind, id, ifMatch);
  if (record.archivedAt) {
    await updateRecord(tx, kind, record, { set: { archivedAt: null } as Partial<E>, action: 'restored' });
  }
  return record;
}

function pick(record: object, fields: string[]): Record<string, unknown> {
  const values = record as Record<string, unknown>;
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}

function veiled<E extends RecordEntity>(kind: RecordKind<E>, changes: Changes): Changes {
  const secret: readonly string[] = kind.secret ?? [];
  const entries = Object.entries(changes).map(([field, change]) =>
    secret.includes(field) ? [field, { before: null, after: 'changed' }] : [field, change],
  );
  return Object.fromEntries(entries) as Changes;
}
