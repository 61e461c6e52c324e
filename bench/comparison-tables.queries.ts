import type pg from 'pg';

/** The tables of a create, and the condition for the rows with which the comparison server starts. */
const COPIED = {
  lead: 'true',
  lead_contact: 'true',
  lead_version: `valid_to = 'infinity'`,
  audit_entry: 'true',
  idempotency_key: 'true',
} as const;

/**
 * Creates copies of the tables of a create in the schema `comparison`, with the same rows, keys, checks and indexes,
 * but without triggers. Only the current version of each lead is copied, because a full copy would take gigabytes.
 * Existing copies are kept.
 */
export async function createComparisonTables(db: pg.Pool): Promise<void> {
  const { rows } = await db.query(`SELECT to_regclass('comparison.lead_reference') IS NOT NULL AS made`);
  if (rows[0].made) return;
  const client = await db.connect();
  try {
    await client.query('SET statement_timeout = 0; BEGIN; CREATE SCHEMA comparison');
    for (const [table, condition] of Object.entries(COPIED)) await copyTable(client, table, condition);
    // The search path makes a key refer to the copy of its table if there is one.
    await client.query('SET LOCAL search_path = comparison, public');
    for (const statement of await readForeignKeys(client)) await client.query(statement);
    await client.query('CREATE SEQUENCE comparison.lead_reference');
    await client.query('COMMIT');
    for (const table of Object.keys(COPIED)) await client.query(`VACUUM ANALYZE comparison.${table}`);
  } finally {
    client.release(true);
  }
}

async function copyTable(client: pg.PoolClient, table: string, condition: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [`public.${table}`],
  );
  const columns = rows.map(({ name }) => client.escapeIdentifier(name)).join(', ');
  await client.query(`CREATE TABLE comparison.${table} (LIKE public.${table} INCLUDING ALL)`);
  await client.query(
    `INSERT INTO comparison.${table} (${columns}) OVERRIDING SYSTEM VALUE
     SELECT ${columns} FROM public.${table} WHERE ${condition}`,
  );
  // The identity column of a copy would count from 1 and collide with the copied rows.
  if (table === 'lead_version') {
    await client.query(
      `SELECT setval(pg_get_serial_sequence('comparison.lead_version', 'id'), max(id)) FROM comparison.lead_version`,
    );
  }
}

async function readForeignKeys(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('ALTER TABLE comparison.%I ADD CONSTRAINT %I %s', relname, conname,
       replace(pg_get_constraintdef(k.oid), 'REFERENCES public.', 'REFERENCES ')) AS statement
     FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND t.relname = ANY ($1)
     ORDER BY relname, conname`,
    [Object.keys(COPIED)],
  );
  return rows.map(({ statement }) => statement);
}
