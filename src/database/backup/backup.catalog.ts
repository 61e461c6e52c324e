import type { ClientBase } from 'pg';

/** A table that is backed up. */
interface CatalogTable {
  schema: string;
  name: string;
  /** Stored columns, in their order. */
  columns: string[];
}

/** What is called by schema and name. */
export interface Named {
  schema: string;
  name: string;
}

/** Of TypeORM's own: they say what the schema is, which a restore requires and does not change. */
const SCHEMA_TABLES = ['migrations', 'typeorm_metadata'];

/** Relations of the application: not the system's, not temporary, not of an extension, not the queue of the jobs. */
const OWN = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss')
  AND n.nspname !~ '^pg_(temp|toast_temp)_'
  AND NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`;

/** A name for use in SQL. */
export function quoted({ schema, name }: Named): string {
  return [schema, name].map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}

/**
 * The rows of a table that are backed up, for use after FROM: all but the secret that versions before migration 0044 kept
 * in the database, which decrypts what else is in the backup.
 */
export function selectBackedUpRows(table: Named): string {
  const isSecret = table.schema === 'public' && table.name === 'app_secret';
  return `ONLY ${quoted(table)}${isSecret ? ` WHERE name <> 'jwt'` : ''}`;
}

/** Names for a column list. */
export function quotedColumns(columns: string[]): string {
  return columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
}

/**
 * All tables with data of their own. Partitions are among them, the partitioned tables above them are not.
 * Generated columns are left out: they are computed from the others.
 */
export async function readTables(client: ClientBase): Promise<CatalogTable[]> {
  const { rows } = await client.query<CatalogTable>(
    `SELECT n.nspname AS schema, c.relname AS name,
            ARRAY(SELECT a.attname::text FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                  ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND ${OWN}
       AND c.oid <> ALL (ARRAY(SELECT to_regclass(quote_ident(t))::oid FROM unnest($1::text[]) t
                               WHERE to_regclass(quote_ident(t)) IS NOT NULL))
     ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    [SCHEMA_TABLES],
  );
  return rows;
}

/** All sequences, those of serial and identity columns among them. */
export async function readSequences(client: ClientBase): Promise<Named[]> {
  const { rows } = await client.query<Named>(
    `SELECT n.nspname AS schema, c.relname AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND ${OWN}
     ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  );
  return rows;
}

/** Names of the applied migrations, in order; none when the database was never migrated. */
export async function readMigrations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
  if (!rows[0]?.there) return [];
  const migrations = await client.query<{ name: string }>(`SELECT name FROM migrations ORDER BY "timestamp", id`);
  return migrations.rows.map(({ name }) => name);
}

/** Whether the database holds large objects, which are in no table. */
export async function hasLargeObjects(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM pg_largeobject_metadata) AS found',
  );
  return rows[0]?.found ?? false;
}

/** Fixes how values become text, so that the settings of a server, database or role play no part. */
export async function fixTextFormat(client: ClientBase): Promise<void> {
  await client.query(
    `SET client_encoding = 'UTF8'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET timezone = 'UTC';
     SET bytea_output = 'hex'; SET extra_float_digits = 3; SET statement_timeout = 0;
     SET idle_in_transaction_session_timeout = 0;
     SET row_security = off`, // Fail rather than leave out rows that a policy hides.
  );
}
