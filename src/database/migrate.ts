import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';
import { createPool } from './pool.js';

/** Any number; it only has to be the same for every instance. */
const MIGRATION_LOCK = 4_242_001;
/** The oldest PostgreSQL that is supported, as the server counts versions. */
const OLDEST = 150_000;

/**
 * A migration that says of which tables it writes every row anew. PostgreSQL does not count that as changes, so it would
 * not clean them up for long; until then nothing is read from their indexes alone.
 */
interface Rewriting {
  rewrites?: readonly string[];
}

/**
 * Brings the database to the schema of this version. Instances that start together take turns, and each migration is
 * a transaction of its own: an upgrade that fails half-way is at a version that exists.
 * @returns the names of the migrations that ran
 * @throws when the server is older than PostgreSQL 15
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = createPool({ url, size: 3, applicationName: 'locate-crm-migrate', statementTimeout: 0 });
  const lock = await pool.connect();
  try {
    const { rows } = await lock.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    const version = rows[0]!.version;
    if (version < OLDEST) {
      throw new Error(`PostgreSQL 15 or later is needed; this server is ${Math.floor(version / 10_000)}.`);
    }
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = await new DataSource(dataSourceOptions(pool)).initialize();
    const ran = await source.runMigrations();
    for (const { instance } of ran) {
      for (const table of (instance as Rewriting).rewrites ?? []) await pool.query(`VACUUM (ANALYZE) ${table}`);
    }
    return ran.map((migration) => migration.name);
  } finally {
    // Ends the session, and with it the lock.
    lock.release(true);
    await pool.end();
  }
}
