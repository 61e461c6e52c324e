import type { Sql } from '../../database/sql.js';

/** Waits for whoever holds one of some keys, and holds them until the transaction ends; in one order, so that none wait for each other. */
export async function lockInOrder(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql.run(
    `SELECT pg_advisory_xact_lock(hash) FROM (SELECT DISTINCT hashtextextended(key, 0) AS hash
         FROM unnest($1::text[]) AS key ORDER BY 1) AS hashes`,
    [keys.map((key) => key.replaceAll('\0', '').toWellFormed())],
  );
}
