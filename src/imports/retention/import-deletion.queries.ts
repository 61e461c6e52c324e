import type { SqlClient } from '../../database/connections/sql.client.js';

/** An import whose rows are kept no longer. */
export interface ExpiredImport {
  id: string;
  version: number;
}

/**
 * Locks the first import that ended before a time and still has its rows. One that never ran counts from its last change.
 * An import on which a job handler works is left.
 */
export function lockExpiredImport(sql: SqlClient, before: Date): Promise<ExpiredImport | null> {
  return sql.queryOneOrNull<ExpiredImport & Record<string, unknown>>(
    `SELECT id, version FROM import
     WHERE rows_deleted_at IS NULL AND coalesce(finished_at, updated_at) < $1
       AND status NOT IN ('checking', 'running', 'undoing')
     ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
    [before],
  );
}

/** Deletes the rows of an import, and the keys and the words that were taken from them. */
export async function deleteRows(sql: SqlClient, importId: string): Promise<void> {
  await sql.execute('DELETE FROM import_row_key WHERE import_id = $1', [importId]);
  await sql.execute('DELETE FROM import_word WHERE import_id = $1', [importId]);
  await sql.execute('DELETE FROM import_row WHERE import_id = $1', [importId]);
}

/**
 * Stores that the rows of an import were deleted, and deletes the samples of its columns, the meanings of its words and
 * the values of its defaults.
 */
export async function storeDeletion(sql: SqlClient, importId: string, at: Date): Promise<void> {
  await sql.execute(
    `UPDATE import SET rows_deleted_at = $2, defaults = '{}', values = '[]', columns = (SELECT coalesce(jsonb_agg(
       jsonb_set(c, '{samples}', '[]') ORDER BY position), '[]')
       FROM jsonb_array_elements(columns) WITH ORDINALITY AS e (c, position)) WHERE id = $1`,
    [importId, at],
  );
}

/** Tells whether the rows of an import were deleted. */
export async function hasDeletedRows(sql: SqlClient, importId: string): Promise<boolean> {
  const sentence = 'SELECT 1 AS one FROM import WHERE id = $1 AND rows_deleted_at IS NOT NULL';
  return (await sql.queryOneOrNull(sentence, [importId])) !== null;
}
