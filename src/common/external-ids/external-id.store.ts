import { v7 as uuidv7 } from 'uuid';
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { createConflictError } from '../errors/domain.errors.js';
import type { ExternalIdInput } from './external-id.dto.js';
import { EXTERNAL_ID_TABLES, readExternalIds, type ExternalIdColumn } from './external-id.queries.js';

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
  await tx.sql.execute(
    `DELETE FROM external_id WHERE ${column} = $1 AND (system, value) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [recordId, removed.map(({ system }) => system), removed.map(({ value }) => value)],
  );
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
  { system, value }: ExternalIdInput,
  index: number,
): Promise<void> {
  const added = await tx.sql.execute(
    `INSERT INTO external_id AS e (id, system, value, ${column}) VALUES ($1, $2, $3, $4)
     ON CONFLICT (system, value) WHERE ${column} IS NOT NULL DO UPDATE SET ${column} = $4
     WHERE EXISTS (SELECT FROM ${EXTERNAL_ID_TABLES[column]} r WHERE r.id = e.${column} AND r.archived_at IS NOT NULL)`,
    [uuidv7(), system, value, recordId],
  );
  if (added > 0) return;
  const detail = `externalIds must name ids that no other record has; ${system} ${value} belongs to another record.`;
  throw createConflictError(TAKEN, detail, [{ pointer: `/externalIds/${index}/value`, code: TAKEN, detail }]);
}

const hasId = (ids: readonly ExternalIdInput[], id: ExternalIdInput) => ids.some((each) => isDeepStrictEqual(each, id));

const buildKey = ({ system, value }: ExternalIdInput) => JSON.stringify([system, value]);
