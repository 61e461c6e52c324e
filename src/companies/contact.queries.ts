import type { Sql } from '../database/sql.js';

/**
 * Waits for a merge of any of these contacts to end before anything is locked that the merge would wait for, in the order
 * in which a merge takes them.
 */
export async function holdContacts(sql: Sql, ids: readonly (string | null | undefined)[]): Promise<void> {
  const named = ids.filter(Boolean);
  if (named.length === 0) return;
  await sql.run('SELECT 1 FROM contact WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [named]);
}
