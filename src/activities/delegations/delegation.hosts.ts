import type { Reference } from '../../database/references.js';
import type { Tx } from '../../database/unit-of-work.js';

/** Who receives a delegation, in the order of their ids. */
export async function hostsOf(tx: Tx, delegationId: string): Promise<string[]> {
  const rows = await tx.sql.rows<{ id: string }>(
    'SELECT company_id AS id FROM delegation_host WHERE activity_id = $1 ORDER BY company_id',
    [delegationId],
  );
  return rows.map(({ id }) => id);
}

/** The references that newly named hosts make, in the order of the request. */
export function hostReferences(ids: readonly string[], before: readonly string[]): Reference[] {
  const references = ids.map((id, index): Reference => ({ table: 'company', id, pointer: `/hostCompanyIds/${index}` }));
  return references.filter(({ id }) => !before.includes(id!));
}

/** Names the hosts of a delegation anew. */
export async function replaceHosts(tx: Tx, delegationId: string, ids: readonly string[]): Promise<void> {
  await tx.sql.run('DELETE FROM delegation_host WHERE activity_id = $1 AND company_id <> ALL($2::uuid[])', [
    delegationId,
    ids,
  ]);
  await tx.sql.run(
    `INSERT INTO delegation_host (activity_id, company_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
    [delegationId, ids],
  );
}
