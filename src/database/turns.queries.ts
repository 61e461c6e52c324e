import type { Sql } from './sql.js';

/** Waits for the advisory lock of this name and holds it until the transaction ends. */
export async function acquireAdvisoryLock(sql: Sql, name: string): Promise<void> {
  await sql.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
