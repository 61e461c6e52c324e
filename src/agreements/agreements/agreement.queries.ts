import type { SqlClient } from '../../database/connections/sql.client.js';

/** Tells whether the agreement exists, archived or not. */
export async function isExistingAgreement(sql: SqlClient, id: string): Promise<boolean> {
  return (await sql.first('SELECT 1 AS one FROM agreement WHERE id = $1', [id])) !== undefined;
}
