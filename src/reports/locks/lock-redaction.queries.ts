import type { SqlClient } from '../../database/connections/sql.client.js';

/**
 * Returns the codenames of those leads that are confidential now, by reference; null for a lead without one. Served by
 * lead_reference_uq.
 */
export async function readCodenames(
  sql: SqlClient,
  references: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await sql.queryAll<{ reference: string; codename: string | null }>(
    'SELECT reference, codename FROM lead WHERE confidential AND reference = ANY($1::text[])',
    [references],
  );
  return new Map(rows.map(({ reference, codename }) => [reference, codename]));
}
