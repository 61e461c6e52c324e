import { assertNoErrors, type FieldError, createInvalidFieldError } from '../../../common/errors/domain.errors.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { ProgrammeItem } from '../model/programme-item.entity.js';

/** Returns the participants named for an item, in the order of their ids; null when the whole delegation takes part. */
export async function readParticipantIds(tx: Tx, { id, forAll }: ProgrammeItem): Promise<string[] | null> {
  if (forAll) return null;
  const rows = await tx.sql.queryAll<{ id: string }>(
    'SELECT participant_id AS id FROM programme_item_participant WHERE item_id = $1 ORDER BY participant_id',
    [id],
  );
  return rows.map((row) => row.id);
}

/** Replaces the participants named for an item; null means the whole delegation. */
export async function replaceParticipants(tx: Tx, itemId: string, ids: readonly string[] | null): Promise<void> {
  const named = ids ?? [];
  await tx.sql.execute(
    'DELETE FROM programme_item_participant WHERE item_id = $1 AND participant_id <> ALL($2::uuid[])',
    [itemId, named],
  );
  await tx.sql.execute(
    `INSERT INTO programme_item_participant (item_id, participant_id) SELECT $1, unnest($2::uuid[])
     ON CONFLICT DO NOTHING`,
    [itemId, named],
  );
}

/**
 * Replaces one participant by another of the same delegation in all items that name the first. A merge of two contacts
 * who both take part needs it.
 * @returns the number of changed items
 */
export async function replaceInProgramme(tx: Tx, fromId: string, toId: string): Promise<number> {
  await tx.sql.execute(
    `INSERT INTO programme_item_participant (item_id, participant_id)
     SELECT item_id, $2::uuid FROM programme_item_participant WHERE participant_id = $1 ON CONFLICT DO NOTHING`,
    [fromId, toId],
  );
  const items = await tx.sql.queryAll<{ id: string }>(
    'DELETE FROM programme_item_participant WHERE participant_id = $1 RETURNING item_id AS id',
    [fromId],
  );
  const ids = items.map(({ id }) => id);
  await tx.sql.execute('UPDATE programme_item SET version = version + 1, updated_at = $2 WHERE id = ANY($1::uuid[])', [
    ids,
    tx.now,
  ]);
  const changes = { participantIds: { before: [fromId], after: [toId] } };
  for (const id of ids) await tx.audit({ action: 'updated', entityType: 'programme_item', entityId: id, changes });
  return ids.length;
}

/**
 * Rejects newly named participants who are not participants of the delegation or are archived.
 * @throws 422 with each of them
 */
export async function assertParticipants(
  tx: Tx,
  delegationId: string,
  named: readonly string[],
  before: readonly string[],
): Promise<void> {
  const added = named.filter((id) => !before.includes(id));
  if (added.length === 0) return;
  const rows = await tx.sql.queryAll<{ id: string }>(
    `SELECT id FROM delegation_participant WHERE activity_id = $1 AND archived_at IS NULL AND id = ANY($2::uuid[])`,
    [delegationId, added],
  );
  const known = new Set(rows.map(({ id }) => id));
  const errors = named.flatMap((id, index): FieldError[] => {
    if (before.includes(id) || known.has(id)) return [];
    const detail = `participantIds must name participants of this delegation; ${id} is not one of them.`;
    return [{ pointer: `/participantIds/${index}`, code: 'programme.unknown_participant', detail }];
  });
  assertNoErrors(errors);
}

/** Rejects a seminar that is not part of the delegation. @throws 422 */
export async function assertSeminar(tx: Tx, delegationId: string, seminarId: string): Promise<void> {
  const seminar = await tx.sql.queryOneOrNull(
    `SELECT 1 AS one FROM activity WHERE id = $1 AND kind = 'seminar' AND parent_id = $2 AND archived_at IS NULL
     FOR KEY SHARE`,
    [seminarId, delegationId],
  );
  if (seminar) return;
  const detail = `seminarId must name a seminar of this delegation; ${seminarId} is not one of them.`;
  throw createInvalidFieldError('/seminarId', 'programme.seminar_elsewhere', detail);
}
