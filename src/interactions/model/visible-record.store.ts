import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { readRecord } from '../../common/lists/record.reader.js';
import type { RecordEntity } from '../../database/records/record.entity.js';
import { lockRecord, type RecordKind } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/**
 * Locks a record for a change by an actor who may see it. Visibility is checked before the version, so that an outsider
 * learns nothing of a record from a 412.
 * @throws 404 when there is no such record or the caller may not know of it
 */
export async function lockVisible<E extends RecordEntity>(
  tx: Tx,
  kind: RecordKind<E>,
  list: ListDefinition,
  id: string,
): Promise<E> {
  const record = await lockRecord(tx, kind, id);
  await readRecord(tx.sql, list, kind.name, id, tx.actor, list.id);
  return record;
}
