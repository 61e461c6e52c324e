import type { Role } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/** The maximum number of days of a session. */
export const SESSION_DAYS = 14;

/** Time at which a row `s` of `user_session` expires: 14 days after it was created, 12 hours after its last use. */
export const SESSION_EXPIRES_AT = `least(s.created_at + interval '${SESSION_DAYS} days', s.last_used_at + interval '12 hours')`;

/** Ends all sessions of a user, except the one with the hash `kept`. Served by user_session_user_id_idx. */
export async function endSessionsOfUser(sql: SqlClient, userId: string, kept: string | null = null): Promise<number> {
  return sql.execute('DELETE FROM user_session WHERE user_id = $1 AND hash IS DISTINCT FROM $2', [userId, kept]);
}

/**
 * Ends one session of a user. Served by user_session_pkey.
 * @returns whether the user had the session
 */
export async function endSessionOfUser(sql: SqlClient, userId: string, id: string): Promise<boolean> {
  return (await sql.execute('DELETE FROM user_session WHERE id = $1 AND user_id = $2', [id, userId])) > 0;
}

/** Ends the links with which a user can set a password, if there are any. */
export async function endPasswordLinks(sql: SqlClient, userId: string): Promise<void> {
  await sql.execute('DELETE FROM password_link WHERE user_id = $1', [userId]);
}

/** The user whom a link lets set a password. */
interface PasswordLinkUser {
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

/** Ends a link that has not expired, with the other one of its user. @returns whether it was still there */
export async function consumePasswordLink(sql: SqlClient, hash: string, now: Date): Promise<boolean> {
  const ended = await sql.execute(
    `DELETE FROM password_link
     WHERE user_id = (SELECT user_id FROM password_link WHERE hash = $1 AND expires_at > $2)`,
    [hash, now],
  );
  return ended > 0;
}

/** Tells whether the link of a mail still works: it was not used, replaced or ended, and has not expired. */
export async function isPasswordLinkValid(
  sql: SqlClient,
  { userId, mailId }: { userId: string; mailId: string },
  now: Date,
): Promise<boolean> {
  const link = await sql.queryOneOrNull(
    'SELECT 1 AS one FROM password_link WHERE user_id = $1 AND mail_id = $2 AND expires_at > $3',
    [userId, mailId, now],
  );
  return link !== null;
}

/** Ends the calendar addresses of a user, if there are any, with an entry in the audit trail. Served by calendar_token_pk. */
export async function endCalendarAddresses(tx: Tx, userId: string): Promise<void> {
  const ended = await tx.sql.execute('DELETE FROM calendar_token WHERE user_id = $1', [userId]);
  if (ended > 0) await tx.audit({ action: 'calendar_token_ended', entityType: 'user', entityId: userId });
}
