import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns how many bytes the files of all documents have. Served by document_version_stored_idx. */
export async function readStoredBytes(sql: SqlClient): Promise<number> {
  const { bytes } = await sql.queryOne<{ bytes: number }>(
    'SELECT coalesce(sum(size), 0)::bigint AS bytes FROM document_version WHERE removed_at IS NULL',
  );
  return bytes;
}
