import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { findChanges } from '../../common/audit/audit-changes.rules.js';
import { MEMBERSHIP } from '../model/company-membership.entity.js';
import { auditCombined, moveRecords } from '../merge/record-merge.store.js';
import type { MergeRelation, MoveCount } from '../merge/merge-relations.registry.js';

/** The relations of companies that a merge updates. */
export const COMPANY_MERGE_RELATIONS: readonly MergeRelation[] = [
  {
    target: 'company',
    table: 'company',
    column: 'parent_id',
    label: 'subsidiaries',
    record: { entityType: 'company' },
  },
  {
    target: 'company',
    table: 'company',
    column: 'merged_into_id',
    label: 'earlierMerges',
    record: { entityType: 'company' },
  },
  { target: 'company', table: 'company_identifier', column: 'company_id', label: 'identifiers' },
  { target: 'company', table: 'external_id', column: 'company_id', label: 'externalIds' },
  { target: 'company', table: 'company_nace', column: 'company_id', label: 'nace', move: moveNace },
  {
    target: 'company',
    table: 'company_membership',
    column: 'company_id',
    label: 'memberships',
    move: (tx, from, to) => moveMemberships(tx, 'memberships', ['company_id', 'organisation_id'], from, to),
  },
  {
    target: 'company',
    table: 'company_membership',
    column: 'organisation_id',
    label: 'members',
    move: (tx, from, to) => moveMemberships(tx, 'members', ['organisation_id', 'company_id'], from, to),
  },
];

/**
 * Moves the economic activities. A company has one primary activity: that of the survivor, or else that of the source.
 */
async function moveNace(tx: Tx, from: string, to: string): Promise<MoveCount> {
  const primary = await tx.sql.queryOneOrNull<{ code: string; version: string }>(
    `SELECT code, nace_version AS version FROM company_nace
     WHERE company_id IN ($1, $2) AND is_primary ORDER BY company_id = $2 DESC LIMIT 1`,
    [from, to],
  );
  await tx.sql.execute('UPDATE company_nace SET is_primary = false WHERE company_id IN ($1, $2) AND is_primary', [
    from,
    to,
  ]);
  const combined = await tx.sql.execute(
    `DELETE FROM company_nace AS gone USING company_nace AS kept WHERE gone.company_id = $1 AND kept.company_id = $2
     AND kept.nace_version = gone.nace_version AND kept.code = gone.code`,
    [from, to],
  );
  const moved = await tx.sql.execute('UPDATE company_nace SET company_id = $2 WHERE company_id = $1', [from, to]);
  if (primary) {
    await tx.sql.execute(
      'UPDATE company_nace SET is_primary = true WHERE company_id = $1 AND nace_version = $2 AND code = $3',
      [to, primary.version, primary.code],
    );
  }
  return { moved, combined };
}

/** The values that one of two memberships can have and the other lack. */
interface MembershipFacts {
  role: string | null;
  since: string | null;
}

/**
 * Moves memberships as seen from one side: `[column that follows the merge, the other column]`. Two current memberships
 * between the same companies become one. A membership between the two merged companies has no meaning any more and is
 * deleted. The audit trail keeps the values of both.
 */
async function moveMemberships(
  tx: Tx,
  label: string,
  [column, other]: ['company_id', 'organisation_id'] | ['organisation_id', 'company_id'],
  from: string,
  to: string,
): Promise<MoveCount> {
  const pairs = `kept.${column} = $2 AND gone.${column} = $1 AND kept.${other} = gone.${other}
    AND kept.until IS NULL AND gone.until IS NULL AND kept.archived_at IS NULL AND gone.archived_at IS NULL`;
  const filled = await tx.sql.queryAll<{ id: string; before: MembershipFacts; after: MembershipFacts }>(
    `UPDATE company_membership AS kept SET role = coalesce(kept.role, gone.role), since = coalesce(kept.since, gone.since),
       version = kept.version + 1, updated_at = $3
     FROM company_membership AS gone, company_membership AS was
     WHERE ${pairs} AND was.id = kept.id
       AND (kept.role IS NULL AND gone.role IS NOT NULL OR kept.since IS NULL AND gone.since IS NOT NULL)
     RETURNING kept.id, json_build_object('role', was.role, 'since', was.since) AS before,
       json_build_object('role', kept.role, 'since', kept.since) AS after`,
    [from, to, tx.now],
  );
  for (const { id, before, after } of filled) {
    const changes = findChanges(before, after);
    await tx.audit({ action: 'updated', entityType: MEMBERSHIP.name, entityId: id, changes });
  }
  const removed = await tx.sql.queryAll<{ row: Record<string, unknown> }>(
    `DELETE FROM company_membership AS gone WHERE gone.${column} = $1 AND (gone.${other} = $2
       OR EXISTS (SELECT 1 FROM company_membership AS kept WHERE ${pairs})) RETURNING to_jsonb(gone) AS row`,
    [from, to],
  );
  await auditCombined(
    tx,
    { target: 'company', label },
    to,
    removed.map(({ row }) => row),
  );
  const relation = { target: 'company' as const, table: 'company_membership', column, label };
  const moved = await moveRecords(tx, relation, { entityType: MEMBERSHIP.name }, from, to);
  return { moved, combined: removed.length };
}
