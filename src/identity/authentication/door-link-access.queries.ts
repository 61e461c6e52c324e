import type { SqlClient } from '../../database/connections/sql.client.js';

/** A door link that is valid now. */
export interface ValidDoorLink {
  id: string;
  seminarId: string;
  name: string;
  expiresAt: Date;
}

/** Finds the link whose token has this hash, unless it is revoked or expired. Served by door_link_hash_uq. */
export function findValidDoorLink(sql: SqlClient, hash: string, now: Date): Promise<ValidDoorLink | null> {
  return sql.queryOneOrNull<ValidDoorLink>(
    `SELECT id, activity_id AS "seminarId", name, expires_at AS "expiresAt" FROM door_link
     WHERE hash = $1 AND revoked_at IS NULL AND expires_at > $2`,
    [hash, now],
  );
}
