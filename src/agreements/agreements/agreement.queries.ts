import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RelatedAgreementView } from './agreement.view.js';

/**
 * Reads the ids of some agreements that ended before a day and are not expired yet. The index
 * agreement_running_expires_on_idx serves this query.
 */
export async function readEndedIds(sql: SqlClient, today: string, limit: number): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM agreement WHERE status IN ('signed', 'in_force') AND archived_at IS NULL AND expires_on < $1::date
       ORDER BY expires_on, id LIMIT ${limit}`,
    [today],
  );
  return rows.map(({ id }) => id);
}

/**
 * Reads the tree to which an agreement belongs: the agreement at the top and those made under it. Served by agreement_pk
 * and agreement_parent_id_idx.
 */
export function readTree(sql: SqlClient, id: string): Promise<(RelatedAgreementView & { [name: string]: unknown })[]> {
  return sql.queryAll(
    `WITH RECURSIVE up AS (
       SELECT id, parent_id FROM agreement WHERE id = $1
       UNION SELECT g.id, g.parent_id FROM agreement g JOIN up ON g.id = up.parent_id
     ), down AS (
       SELECT id FROM up WHERE parent_id IS NULL
       UNION SELECT g.id FROM agreement g JOIN down ON g.parent_id = down.id
     )
     SELECT g.id, g.reference, g.title, g.kind, g.status, g.parent_id AS "parentId", g.signed_on::text AS "signedOn"
     FROM agreement g JOIN down ON g.id = down.id WHERE g.archived_at IS NULL OR g.id = $1
     ORDER BY g.signed_on, g.reference COLLATE "C", g.id LIMIT 200`,
    [id],
  );
}
