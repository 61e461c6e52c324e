import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { createConflictError } from '../errors/domain.errors.js';
import type { ExternalIdInput } from './external-id.dto.js';
import { deleteExternalIds, type ExternalIdColumn, insertExternalId, readExternalIds } from './external-id.queries.js';

const TAKEN = 'external_id.taken';

/**
 * Replaces the ids of a record in other systems; absent ones stay as they are, and null empties the list. An archived
 * record loses an id that another record gets. The record must be locked, or new.
 * @returns the list before and after; empty lists where nothing was given
 * @throws 409 `external_id.taken` where another record in use has one. It does not name that record, because it may be
 * confidential.
 */
export async function replaceExternalIds(
  tx: Tx,
  column: ExternalIdColumn,
  recordId: string,
  given: readonly ExternalIdInput[] | null | undefined,
): Promise<{ before: ExternalIdInput[]; after: ExternalIdInput[] }> {
  if (given === undefined) return { before: [], after: [] };
  const before = await readExternalIds(tx.sql, column, recordId);
  const wanted = (given ?? []).map(({ system, value }) => ({ system, value }));
  const removed = before.filter((id) => !hasId(wanted, id));
  await deleteExternalIds(tx.sql, column, recordId, removed);
  // All requests insert in the same order, so that two requests for the same two ids do not cause a deadlock.
  const ordered = [...wanted.entries()].toSorted(([, a], [, b]) => (buildKey(a) < buildKey(b) ? -1 : 1));
  for (const [index, id] of ordered) {
    if (!hasId(before, id)) await addExternalId(tx, column, recordId, id, index);
  }
  return { before, after: await readExternalIds(tx.sql, column, recordId) };
}

async function addExternalId(
  tx: Tx,
  column: ExternalIdColumn,
  recordId: string,
  id: ExternalIdInput,
  index: number,
): Promise<void> {
  if (await insertExternalId(tx.sql, column, recordId, id)) return;
  const { system, value } = id;
  const detail = `externalIds must name ids that no other record has; ${system} ${value} belongs to another record.`;
  throw createConflictError(TAKEN, detail, [{ pointer: `/externalIds/${index}/value`, code: TAKEN, detail }]);
}

const hasId = (ids: readonly ExternalIdInput[], id: ExternalIdInput) => ids.some((each) => isDeepStrictEqual(each, id));

const buildKey = ({ system, value }: ExternalIdInput) => JSON.stringify([system, value]);
