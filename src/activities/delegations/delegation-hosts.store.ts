import type { Reference } from '../../database/records/record-references.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/** Returns the ids of the companies that receive a delegation, in order. */
export async function readHostIds(tx: Tx, delegationId: string): Promise<string[]> {
  const rows = await tx.sql.queryAll<{ id: string }>(
    'SELECT company_id AS id FROM delegation_host WHERE activity_id = $1 ORDER BY company_id',
    [delegationId],
  );
  return rows.map(({ id }) => id);
}

/** Returns the references to hosts that a request adds, in the order of the request. */
export function buildHostReferences(ids: readonly string[], before: readonly string[]): Reference[] {
  const references = ids.map((id, index): Reference => ({ table: 'company', id, pointer: `/hostCompanyIds/${index}` }));
  return references.filter(({ id }) => !before.includes(id!));
}

/** Replaces the hosts of a delegation. */
export async function replaceHosts(tx: Tx, delegationId: string, ids: readonly string[]): Promise<void> {
  await tx.sql.execute('DELETE FROM delegation_host WHERE activity_id = $1 AND company_id <> ALL($2::uuid[])', [
    delegationId,
    ids,
  ]);
  await tx.sql.execute(
    `INSERT INTO delegation_host (activity_id, company_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
    [delegationId, ids],
  );
}
