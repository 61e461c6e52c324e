import type { ClientBase } from 'pg';

/** A table that is backed up. */
interface CatalogTable {
  schema: string;
  name: string;
  /** Stored columns, in their order. */
  columns: string[];
}

/** An object that is identified by schema and name. */
export interface QualifiedName {
  schema: string;
  name: string;
}

/** TypeORM's own tables. They record the version of the schema, which a restore requires and does not change. */
const SCHEMA_TABLES = ['migrations', 'typeorm_metadata'];

/**
 * Condition for the relations of the application: not of the system, not temporary, not of an extension, and not of the
 * job queue.
 */
const OWN = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss')
  AND n.nspname !~ '^pg_(temp|toast_temp)_'
  AND NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`;

/** Quotes a name for use in SQL. */
export function quoteName({ schema, name }: QualifiedName): string {
  return [schema, name].map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}

/**
 * Returns the rows of a table to back up, for use after FROM. The only row left out is the secret that versions before
 * migration 0044 kept in the database, because it decrypts other data in the backup.
 */
export function selectBackedUpRows(table: QualifiedName): string {
  const isSecret = table.schema === 'public' && table.name === 'app_secret';
  return `ONLY ${quoteName(table)}${isSecret ? ` WHERE name <> 'jwt'` : ''}`;
}

/** Quotes names for a column list. */
export function quoteColumns(columns: string[]): string {
  return columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
}

/**
 * Reads all tables with data of their own. They include partitions but not the partitioned tables above them. Generated
 * columns are left out because they are computed from the others.
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

/** Reads all sequences, including those of serial and identity columns. */
export async function readSequences(client: ClientBase): Promise<QualifiedName[]> {
  const { rows } = await client.query<QualifiedName>(
    `SELECT n.nspname AS schema, c.relname AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND ${OWN}
     ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  );
  return rows;
}

/** Tells whether the database contains large objects, which belong to no table. */
export async function hasLargeObjects(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM pg_largeobject_metadata) AS found',
  );
  return rows[0]?.found ?? false;
}

/** Fixes the text format of values, so that the settings of the server, the database or the role have no effect. */
export async function fixTextFormat(client: ClientBase): Promise<void> {
  await client.query(
    `SET client_encoding = 'UTF8'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET timezone = 'UTC';
     SET bytea_output = 'hex'; SET extra_float_digits = 3; SET statement_timeout = 0;
     SET idle_in_transaction_session_timeout = 0;
     SET row_security = off`, // Fail instead of leaving out rows that a policy hides.
  );
}
