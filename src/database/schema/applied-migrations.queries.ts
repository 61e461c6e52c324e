import type { ClientBase } from 'pg';

/** Reads the names of the applied migrations in order. The list is empty if the database was never migrated. */
export async function readMigrations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
  if (!rows[0]?.there) return [];
  const migrations = await client.query<{ name: string }>(`SELECT name FROM migrations ORDER BY "timestamp", id`);
  return migrations.rows.map(({ name }) => name);
}
