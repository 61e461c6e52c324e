import type { SqlClient } from '../../../database/connections/sql.client.js';
import { type ErasureLine, readErasures } from './erasures-file.store.js';

/** Lists the erasures of the file that the database does not know, because a backup from before them was restored. */
export async function listNewerErasures(sql: SqlClient, path: string): Promise<ErasureLine[]> {
  const lines = await readErasures(path);
  const known = await sql.queryAll<{ id: string }>('SELECT id FROM privacy_erasure WHERE id = ANY($1::uuid[])', [
    lines.map(({ id }) => id),
  ]);
  const ids = new Set(known.map(({ id }) => id));
  return lines.filter(({ id }) => !ids.has(id));
}
