import { CodedError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { ConvertedRow, EntityImport, RecordView } from '../model/entity-import.constants.js';
import type { MatchKey } from '../model/import.constants.js';

/** Maximum number of records that are found for a row. */
const LIMIT = 10;

/** Finds the records of a row by its strongest keys. A name counts only where no other key finds a record. */
export async function findRecords(
  tx: Tx,
  entity: EntityImport,
  chosen: readonly MatchKey[],
  row: ConvertedRow,
): Promise<{ id: string; key: MatchKey }[]> {
  const keys = entity.matchKeys.filter((key) => chosen.length === 0 || chosen.includes(key));
  const found = new Map<string, MatchKey>();
  for (const key of keys) {
    if (key === 'name' && found.size > 0) break;
    for (const id of await entity.findIds(tx, row, key)) if (!found.has(id)) found.set(id, key);
  }
  return [...found].slice(0, LIMIT).map(([id, key]) => ({ id, key }));
}

/** Reads the records that the person may see. Others do not count, because a candidate would tell of them. */
export async function readViews(tx: Tx, entity: EntityImport, ids: readonly string[]): Promise<RecordView[]> {
  const views: RecordView[] = [];
  for (const id of ids) {
    try {
      views.push(await entity.read(tx, id));
    } catch (error) {
      if (!(error instanceof CodedError && error.status === 404)) throw error;
    }
  }
  return views;
}
