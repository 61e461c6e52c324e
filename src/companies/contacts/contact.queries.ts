import type { SqlClient } from '../../database/connections/sql.client.js';

/**
 * Waits for the end of a merge of any of these contacts. Call it before a lock that such a merge would wait for. It
 * takes the locks in the same order as a merge.
 */
export async function lockContacts(sql: SqlClient, ids: readonly (string | null | undefined)[]): Promise<void> {
  const named = ids.filter(Boolean);
  if (named.length === 0) return;
  await sql.execute('SELECT 1 FROM contact WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [named]);
}
