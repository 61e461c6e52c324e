import type { ClientBase } from 'pg';
import { type QualifiedName, quoteName } from './database-catalog.queries.js';

/** A foreign key that is dropped during a restore. */
interface ForeignKey extends QualifiedName {
  constraint: string;
  definition: string;
  comment: string | null;
}

/** A trigger and when it fires: O for origin, R for replica, A for always. */
interface Trigger extends QualifiedName {
  trigger: string;
  enabled: 'O' | 'R' | 'A';
}

/** The objects that prevent loading the tables in any order. */
interface Obstacles {
  foreignKeys: ForeignKey[];
  triggers: Trigger[];
}

const ENABLE = { O: 'ENABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' };

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Drops the foreign keys of and to these tables and disables their triggers. The data comes in any order, a row may
 * refer to itself or to a later one, and the backup already contains the rows that triggers wrote. The owner of the
 * tables may do this; `session_replication_role` and `DISABLE TRIGGER ALL` would require a superuser.
 */
export async function removeObstacles(client: ClientBase, tables: QualifiedName[]): Promise<Obstacles> {
  const names = [tables.map(({ schema }) => schema), tables.map(({ name }) => name)];
  const chosen = `SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN unnest($1::text[], $2::text[]) AS chosen(schema, name) ON chosen.schema = n.nspname AND chosen.name = c.relname`;
  const foreignKeys = await client.query<ForeignKey>(
    `WITH chosen AS (${chosen})
     SELECT n.nspname AS schema, c.relname AS name, k.conname AS constraint,
            pg_get_constraintdef(k.oid) AS definition, obj_description(k.oid, 'pg_constraint') AS comment
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND k.conparentid = 0
       -- A partition's keys belong to the table above it, and so do keys that point to that table.
       AND (k.conrelid IN (SELECT oid FROM chosen UNION SELECT pg_partition_root(oid) FROM chosen)
            OR k.confrelid IN (SELECT oid FROM chosen UNION SELECT pg_partition_root(oid) FROM chosen))
     ORDER BY k.oid`,
    names,
  );
  const triggers = await client.query<Trigger>(
    `SELECT n.nspname AS schema, c.relname AS name, t.tgname AS trigger, t.tgenabled AS enabled
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.oid IN (${chosen}) AND NOT t.tgisinternal AND t.tgenabled <> 'D'`,
    names,
  );
  for (const key of foreignKeys.rows) {
    await client.query(`ALTER TABLE ${quoteName(key)} DROP CONSTRAINT ${quoteIdentifier(key.constraint)}`);
  }
  for (const item of triggers.rows) {
    await client.query(`ALTER TABLE ${quoteName(item)} DISABLE TRIGGER ${quoteIdentifier(item.trigger)}`);
  }
  return { foreignKeys: foreignKeys.rows, triggers: triggers.rows };
}

/** Restores the foreign keys and triggers. PostgreSQL checks every foreign key against the loaded rows. */
export async function restoreObstacles(client: ClientBase, { foreignKeys, triggers }: Obstacles): Promise<void> {
  for (const { constraint, definition, comment, ...table } of foreignKeys) {
    await client.query(`ALTER TABLE ${quoteName(table)} ADD CONSTRAINT ${quoteIdentifier(constraint)} ${definition}`);
    if (comment === null) continue;
    const text = `'${comment.replaceAll("'", "''")}'`;
    await client.query(`COMMENT ON CONSTRAINT ${quoteIdentifier(constraint)} ON ${quoteName(table)} IS ${text}`);
  }
  for (const { trigger, enabled, ...table } of triggers) {
    await client.query(`ALTER TABLE ${quoteName(table)} ${ENABLE[enabled]} TRIGGER ${quoteIdentifier(trigger)}`);
  }
}

/** Refreshes materialized views in the order in which they were created. */
export async function refreshViews(client: ClientBase): Promise<void> {
  const { rows } = await client.query<QualifiedName>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'm' AND c.relispopulated ORDER BY c.oid`,
  );
  for (const view of rows) await client.query(`REFRESH MATERIALIZED VIEW ${quoteName(view)}`);
}
