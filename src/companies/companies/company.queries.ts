import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns whether a company is archived; undefined when there is no such company. */
export async function isArchived(sql: SqlClient, id: string): Promise<boolean | undefined> {
  const company = await sql.queryOneOrNull<{ archived: boolean }>(
    'SELECT archived_at IS NOT NULL AS archived FROM company WHERE id = $1',
    [id],
  );
  return company?.archived;
}

/**
 * Waits for the end of a merge of any of these companies. Call it before a lock that such a merge would wait for. It
 * takes the locks in the same order as a merge.
 */
export async function lockCompanies(sql: SqlClient, ids: readonly (string | null | undefined)[]): Promise<void> {
  const named = ids.filter(Boolean);
  if (named.length === 0) return;
  await sql.execute('SELECT 1 FROM company WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [named]);
}
