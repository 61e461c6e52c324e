import { createNotFoundError } from '../../../common/errors/domain.errors.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';

/** Rejects a delegation that does not exist. An archived one exists. @throws 404 */
export async function assertDelegation(sql: SqlClient, id: string): Promise<void> {
  const found = await sql.queryOneOrNull(`SELECT 1 AS one FROM activity WHERE id = $1 AND kind = 'delegation'`, [id]);
  if (!found) throw createNotFoundError('delegation', id);
}
