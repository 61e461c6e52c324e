import pg from 'pg';
import { migrations } from '../../../migrations/index.js';
import { readMigrations } from '../../database/backup/database-catalog.queries.js';

/** The comparison of a database's schema with that of this version of the program. */
export interface SchemaComparison {
  /** Whether no migration has ever run. Then there is no data either. */
  empty: boolean;
  /** Migrations that the database lacks. */
  missing: string[];
  /** Migrations that the program does not know. */
  unknown: string[];
}

/** Compares the schema by the names of the migrations that have run. */
export async function compareSchema(url: string): Promise<SchemaComparison> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'locate-crm-command',
    connectionTimeoutMillis: 5_000,
  });
  // The current query reports a broken connection. Without a listener Node would also exit.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const applied = await readMigrations(client);
    const known = migrations.map((Migration) => new Migration().name);
    return {
      empty: applied.length === 0,
      missing: known.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !known.includes(name)),
    };
  } finally {
    await client.end();
  }
}
