import type { SqlClient } from '../../database/connections/sql.client.js';

/** Tells whether a user is asked for one-time codes. */
export async function hasTotp(sql: SqlClient, userId: string): Promise<boolean> {
  const row = await sql.queryOneOrNull('SELECT 1 AS one FROM user_totp WHERE id = $1 AND confirmed_at IS NOT NULL', [
    userId,
  ]);
  return row !== null;
}

/**
 * Removes the one-time codes and the recovery codes of a user.
 * @returns whether there were any
 */
export async function removeTotp(sql: SqlClient, userId: string): Promise<boolean> {
  await sql.execute('DELETE FROM recovery_code WHERE user_id = $1', [userId]);
  return (await sql.execute('DELETE FROM user_totp WHERE id = $1', [userId])) > 0;
}

/** Replaces the recovery codes of a user by others, given as hashes. */
export async function replaceRecoveryCodes(sql: SqlClient, userId: string, hashes: readonly string[]): Promise<void> {
  await sql.execute('DELETE FROM recovery_code WHERE user_id = $1', [userId]);
  await sql.execute('INSERT INTO recovery_code (user_id, hash) SELECT $1, unnest($2::text[])', [userId, hashes]);
}

/** The ways in which a user logs in. */
export interface SignInMethodsRow {
  password: boolean;
  oidc: boolean;
  totp: boolean;
  recoveryCodes: number;
}

/** Reads the ways in which a user logs in. */
export function findSignInMethods(sql: SqlClient, userId: string): Promise<SignInMethodsRow> {
  return sql.queryOne<SignInMethodsRow & Record<string, unknown>>(
    `SELECT u.password_hash IS NOT NULL AS password, u.oidc_subject IS NOT NULL AS oidc,
       t.confirmed_at IS NOT NULL AS totp,
       (SELECT count(*) FROM recovery_code c WHERE c.user_id = u.id)::int AS "recoveryCodes"
     FROM app_user u LEFT JOIN user_totp t ON t.id = u.id WHERE u.id = $1`,
    [userId],
  );
}
