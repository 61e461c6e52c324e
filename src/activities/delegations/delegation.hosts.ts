import type { Reference } from '../../database/references.js';
import type { Tx } from '../../database/unit-of-work.js';

/**
 * Waits for a merge of any of these companies to end before anything is locked that the merge would wait for, in the
 * order in which a merge takes them.
 */
export async function holdCompanies(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<void> {
  const named = ids.filter(Boolean);
  if (named.length === 0) return;
  await tx.sql.run('SELECT 1 FROM company WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [named]);
}

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
