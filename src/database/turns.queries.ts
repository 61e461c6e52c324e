import type { Sql } from './sql.js';

/** Waits until no other transaction has the turn of this name, and has it until this one ends. */
export async function takeTurn(sql: Sql, name: string): Promise<void> {
  await sql.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
