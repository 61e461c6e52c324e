import type { SqlClient } from '../connections/sql.client.js';

/** Waits for the advisory lock of this name and holds it until the transaction ends. */
export async function acquireAdvisoryLock(sql: SqlClient, name: string): Promise<void> {
  await sql.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
