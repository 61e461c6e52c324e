import type { Sql } from '../database/sql.js';

/** Asks the database for next to nothing. @throws when it cannot be reached */
export async function reachDatabase(sql: Sql): Promise<void> {
  await sql.rows('SELECT 1 AS one');
}
