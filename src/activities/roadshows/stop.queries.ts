import type { Sql } from '../../database/sql.js';

/** The references of all stops of a roadshow, archived ones among them. */
export async function stopReferences(sql: Sql, roadshowId: string): Promise<string[]> {
  const rows = await sql.rows<{ reference: string }>(
    `SELECT reference FROM activity WHERE parent_id = $1 AND kind = 'roadshow_stop'`,
    [roadshowId],
  );
  return rows.map(({ reference }) => reference);
}
