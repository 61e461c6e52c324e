import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Role } from '../../common/actor/actor.constants.js';

/** Ends the link with which a user can set a password, if there is one. */
export async function endPasswordLinks(sql: SqlClient, userId: string): Promise<void> {
  await sql.execute('DELETE FROM password_link WHERE user_id = $1', [userId]);
}

/** The user whom a link lets set a password. */
export interface PasswordLinkUser {
  id: string;
  name: string;
  role: Role;
  email: string;
}

/** Finds the user of a link by the hash of its token, unless the link has expired. Served by password_link_hash_uq. */
export function findPasswordLinkUser(sql: SqlClient, hash: string, now: Date): Promise<PasswordLinkUser | null> {
  return sql.queryOneOrNull<PasswordLinkUser & Record<string, unknown>>(
    `SELECT u.id, u.full_name AS name, u.role, u.email FROM password_link l JOIN app_user u ON u.id = l.user_id
     WHERE l.hash = $1 AND l.expires_at > $2 AND u.archived_at IS NULL`,
    [hash, now],
  );
}

/** Ends a link that has not expired. @returns whether it was still there */
export async function consumePasswordLink(sql: SqlClient, hash: string, now: Date): Promise<boolean> {
  return (await sql.execute('DELETE FROM password_link WHERE hash = $1 AND expires_at > $2', [hash, now])) > 0;
}
