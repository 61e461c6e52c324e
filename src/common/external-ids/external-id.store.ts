import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CodedError, createInvalidFieldError } from '../errors/domain.errors.js';
import type { ExternalIdInput } from './external-id.dto.js';
import {
  deleteExternalIds,
  type ExternalIdColumn,
  findByExternalId,
  insertExternalId,
  readExternalIds,
} from './external-id.queries.js';

const TAKEN = 'external_id.taken';
const UNUSABLE = 'external_id.unusable';

/** Tells whether the caller may see the record with this id. */
type CanSeeHolder = (tx: Tx, holderId: string) => Promise<boolean>;

/**
 * Replaces the ids of a record in other systems; absent ones stay as they are, and null empties the list. An archived
 * record loses an id that another record gets. The record must be locked, or new.
 * @param canSeeHolder absent where every caller may see every record of the kind
 * @returns the list before and after; empty lists where nothing was given
 * @throws 409 `external_id.taken` where another record in use has one, 422 `external_id.unusable` where the caller may not
 * see that record, so that the answer does not tell of it
 */
export async function replaceExternalIds(
  tx: Tx,
  column: ExternalIdColumn,
  recordId: string,
  given: readonly ExternalIdInput[] | null | undefined,
  canSeeHolder?: CanSeeHolder,
): Promise<{ before: ExternalIdInput[]; after: ExternalIdInput[] }> {
  if (given === undefined) return { before: [], after: [] };
  const before = await readExternalIds(tx.sql, column, recordId);
  const wanted = (given ?? []).map(({ system, value }) => ({ system, value }));
  const removed = before.filter((id) => !hasId(wanted, id));
  await deleteExternalIds(tx.sql, column, recordId, removed);
  // All requests insert in the same order, so that two requests for the same two ids do not cause a deadlock.
  const ordered = [...wanted.entries()].toSorted(([, a], [, b]) => (buildKey(a) < buildKey(b) ? -1 : 1));
  for (const [index, id] of ordered) {
    if (hasId(before, id) || (await insertExternalId(tx.sql, column, recordId, id))) continue;
    throw await createRefusal(tx, column, id, `/externalIds/${index}/value`, canSeeHolder);
  }
  return { before, after: await readExternalIds(tx.sql, column, recordId) };
}

async function createRefusal(
  tx: Tx,
  column: ExternalIdColumn,
  id: ExternalIdInput,
  pointer: string,
  canSeeHolder?: CanSeeHolder,
): Promise<CodedError> {
  const [holderId] = canSeeHolder ? await findByExternalId(tx.sql, column, id) : [];
  if (canSeeHolder && holderId !== undefined && !(await canSeeHolder(tx, holderId))) {
    const detail = `externalIds must name ids that can be used here; ${id.system} ${id.value} cannot.`;
    return createInvalidFieldError(pointer, UNUSABLE, detail);
  }
  const detail = `externalIds must name ids that no other record has; ${id.system} ${id.value} belongs to another record.`;
  return new CodedError(TAKEN, detail, [{ pointer, code: TAKEN, detail }]);
}

const hasId = (ids: readonly ExternalIdInput[], id: ExternalIdInput) => ids.some((each) => isDeepStrictEqual(each, id));

const buildKey = ({ system, value }: ExternalIdInput) => JSON.stringify([system, value]);
