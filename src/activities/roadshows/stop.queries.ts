import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns the references of all stops of a roadshow, including archived ones. */
export async function readStopReferences(sql: SqlClient, roadshowId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ reference: string }>(
    `SELECT reference FROM activity WHERE parent_id = $1 AND kind = 'roadshow_stop'`,
    [roadshowId],
  );
  return rows.map(({ reference }) => reference);
}
