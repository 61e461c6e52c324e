import type { SqlClient } from '../../database/connections/sql.client.js';

/** Time at which a row `s` of `user_session` expires: 14 days after it was created, 12 hours after its last use. */
export const SESSION_EXPIRES_AT = `least(s.created_at + interval '14 days', s.last_used_at + interval '12 hours')`;

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
