import type { SqlClient } from '../../database/connections/sql.client.js';
import type { EncryptedColumn } from './encrypted-columns.registry.js';

/** Locks and reads the values of a column that are encrypted with another key than the present one. */
export function lockOutdatedValues(
  sql: SqlClient,
  { table, column, label }: EncryptedColumn,
): Promise<{ id: string; label: string; value: Buffer }[]> {
  return sql.queryAll(
    `SELECT id, ${label} AS label, ${column} AS value FROM ${table}
     WHERE ${column} IS NOT NULL AND NOT is_current_secret(${column}) ORDER BY id FOR UPDATE`,
  );
}

/** Replaces an encrypted value. */
export async function updateEncryptedValue(
  sql: SqlClient,
  { table, column }: EncryptedColumn,
  id: string,
  value: Buffer,
): Promise<void> {
  await sql.execute(`UPDATE ${table} SET ${column} = $2 WHERE id = $1`, [id, value]);
}

/** Lists the encrypted columns of the database, as `table.column`. */
export async function listEncryptedColumns(sql: SqlClient): Promise<string[]> {
  const rows = await sql.queryAll<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name LIKE '%\\_encrypted'`,
  );
  return rows.map(({ name }) => name);
}

/** Tells whether one of the encrypted columns has a value. A database of an earlier version has fewer of them. */
export async function hasEncryptedValues(sql: SqlClient): Promise<boolean> {
  for (const name of await listEncryptedColumns(sql)) {
    const [table, column] = name.split('.');
    const found = await sql.queryOneOrNull(`SELECT 1 AS one FROM ${table} WHERE ${column} IS NOT NULL LIMIT 1`);
    if (found !== null) return true;
  }
  return false;
}
