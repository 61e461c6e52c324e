import type { Tx } from '../transactions/unit-of-work.transaction.js';

/** Returns the next reference of a prefix in a year: `DEL-2026-0001`. */
export async function issueReference(tx: Tx, prefix: string, year: number): Promise<string> {
  const row = await tx.sql.queryOne<{ reference: string }>('SELECT next_reference($1, $2::int) AS reference', [
    prefix,
    year,
  ]);
  return row.reference;
}
