import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { dataSourceOptions } from './data-source.js';
import { beginWithAdvisoryLock } from './advisory-lock.queries.js';
import { createPool, START_CONNECT_TIMEOUT_MS } from './pool.js';

/** Any number; it only has to be the same for every instance. */
const MIGRATION_LOCK = 4_242_001;
/** The oldest PostgreSQL that is supported, as the server counts versions. */
const OLDEST = 150_000;

/** A migration that says of which tables it writes every row anew. */
interface Rewriting {
  rewrites?: readonly string[];
}

/**
 * Brings the database to the schema of this version. Instances that start together take turns, and each migration is
 * a transaction of its own: an upgrade that fails half-way is at a version that exists.
 * @param url leads to PostgreSQL itself: a pooler refuses what this sets
 * @param only the migrations to go as far as, by name, as before a restore of an earlier version's backup
 * @returns the names of the migrations that ran
 * @throws when the server is older than PostgreSQL 15
 */
export async function migrate(url: string, only?: readonly string[]): Promise<string[]> {
  const pool = createPool({
    url,
    size: 3,
    applicationName: 'locate-crm-migrate',
    statementTimeout: 0,
    connectTimeoutMs: START_CONNECT_TIMEOUT_MS,
  });
  const lock = await pool.connect();
  try {
    const { rows } = await lock.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    const version = rows[0]!.version;
    if (version < OLDEST) {
      throw new Error(`PostgreSQL 15 or later is needed; this server is ${Math.floor(version / 10_000)}.`);
    }
    await beginWithAdvisoryLock(lock, MIGRATION_LOCK);
    const options = dataSourceOptions(pool);
    const chosen = only ? migrations.filter((Migration) => only.includes(new Migration().name)) : migrations;
    const source = await new DataSource({ ...options, migrations: chosen }).initialize();
    const ran = await source.runMigrations();
    await cleanUp(
      pool,
      source.migrations.flatMap((migration) => (migration as Rewriting).rewrites ?? []),
    );
    return ran.map((migration) => migration.name);
  } finally {
    // Ends the transaction, and with it the lock.
    lock.release(true);
    await pool.end();
  }
}

/**
 * Cleans up tables that a migration has written anew, now or before an end that came between. PostgreSQL does not count that
 * as changes, so it would not do so for long; until then nothing is read from their indexes alone. Without it all is slower
 * and nothing wrong: a failure is told and ends no start.
 */
async function cleanUp(pool: Pool, tables: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE oid = ANY ($1::regclass[]) AND relallvisible = 0
       AND pg_relation_size(oid) > 0`,
    [tables],
  );
  for (const { name } of rows) {
    await pool
      .query(`VACUUM (ANALYZE) ${name}`)
      .catch((error: Error) => process.emitWarning(`${name} could not be cleaned up: ${error.message}`));
  }
}
