import type { Changes } from '../../common/audit/audit-changes.rules.js';
import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/** The relations of meetings that a merge updates. */
export const MEETING_MERGE_RELATIONS: readonly MergeRelation[] = [
  {
    target: 'company',
    table: 'meeting_party',
    column: 'company_id',
    label: 'meetingParties',
    record: { entityType: 'meeting_party' },
  },
  {
    target: 'contact',
    table: 'meeting_party',
    column: 'contact_id',
    label: 'meetingParties',
    record: { entityType: 'meeting_party' },
    move: movePerson,
  },
];

/**
 * Moves the parties of one contact to another. A contact can be only one party at an activity. Where both contacts are
 * parties of one activity, the party of the merged contact keeps its meetings and its name, but no longer has a
 * contact, because two schedules cannot be combined automatically.
 */
async function movePerson(tx: Tx, from: string, to: string): Promise<number> {
  const duplicates = await tx.sql.queryAll<{ id: string; nameBefore: string | null; name: string }>(
    `UPDATE meeting_party AS p SET version = p.version + 1, updated_at = $3, contact_id = NULL,
       name = coalesce(p.name, (SELECT full_name FROM contact WHERE id = $1))
     FROM meeting_party AS before WHERE before.id = p.id AND p.contact_id = $1 AND p.archived_at IS NULL
       AND EXISTS (SELECT 1 FROM meeting_party other WHERE other.activity_id = p.activity_id
         AND other.contact_id = $2 AND other.archived_at IS NULL)
     RETURNING p.id, before.name AS "nameBefore", p.name`,
    [from, to, tx.now],
  );
  for (const { id, nameBefore, name } of duplicates) {
    const renamed: Changes = nameBefore === name ? {} : { name: { before: nameBefore, after: name } };
    await audit(tx, id, { contactId: { before: from, after: null }, ...renamed });
  }
  const moved = await tx.sql.queryAll<{ id: string }>(
    `UPDATE meeting_party SET version = version + 1, updated_at = $3, contact_id = $2 WHERE contact_id = $1 RETURNING id`,
    [from, to, tx.now],
  );
  for (const { id } of moved) await audit(tx, id, { contactId: { before: from, after: to } });
  return duplicates.length + moved.length;
}

function audit(tx: Tx, id: string, changes: Changes): Promise<void> {
  return tx.audit({ action: 'updated', entityType: 'meeting_party', entityId: id, changes });
}
