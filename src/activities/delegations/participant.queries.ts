import type { Sql } from '../../database/sql.js';

/** Waits for a merge of a contact to end. */
export async function holdContact(sql: Sql, id: string): Promise<void> {
  await sql.run('SELECT 1 FROM contact WHERE id = $1 FOR KEY SHARE', [id]);
}
