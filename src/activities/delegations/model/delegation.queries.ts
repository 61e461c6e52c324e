import { createNotFoundError } from '../../../common/errors/domain.errors.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Activity } from '../../activity.entity.js';

/** The facts of a delegation on which the checks of its programme depend. */
export type DelegationFacts = Pick<
  Activity,
  'id' | 'reference' | 'startsOn' | 'endsOn' | 'timezone' | 'status' | 'archivedAt'
>;

/** Returns the days, the time zone and the status of a delegation. @throws 404 */
export async function getDelegationFacts(sql: SqlClient, id: string): Promise<DelegationFacts> {
  const found = await sql.queryOneOrNull<DelegationFacts>(
    `SELECT id, reference, starts_on AS "startsOn", ends_on AS "endsOn", timezone, status, archived_at AS "archivedAt"
     FROM activity WHERE id = $1 AND kind = 'delegation'`,
    [id],
  );
  if (!found) throw createNotFoundError('delegation', id);
  return found;
}
