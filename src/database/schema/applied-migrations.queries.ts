import pg, { type ClientBase } from 'pg';

/** Reads the names of the applied migrations in order. The list is empty if the database was never migrated. */
export async function readMigrations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
  if (!rows[0]?.there) return [];
  const migrations = await client.query<{ name: string }>(`SELECT name FROM migrations ORDER BY "timestamp", id`);
  return migrations.rows.map(({ name }) => name);
}

/** Text before the number of the version in the comment of the table of migrations. */
const COMMENT = 'Locate CRM ';

/**
 * Reads the version of the program that migrated the database last, null if it stored none. The comment of the table has it:
 * rows of a table would come back with a restore of another version's backup.
 */
export async function readMigratedVersion(client: Pick<pg.Pool, 'query'>): Promise<string | null> {
  const { rows } = await client.query<{ comment: string | null }>(
    `SELECT obj_description(to_regclass('migrations'), 'pg_class') AS comment`,
  );
  const comment = rows[0]?.comment;
  return comment?.startsWith(COMMENT) ? comment.slice(COMMENT.length) : null;
}

/** Stores the version of the program that migrated the database. */
export async function storeMigratedVersion(client: Pick<pg.Pool, 'query'>, version: string): Promise<void> {
  if ((await readMigratedVersion(client)) === version) return;
  await client.query(`COMMENT ON TABLE migrations IS ${pg.escapeLiteral(COMMENT + version)}`);
}
