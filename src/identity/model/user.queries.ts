import type { Role } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { OidcIdentity } from '../keys/oidc-claims.rules.js';

/** Tells whether there is any user. */
export async function hasUsers(sql: SqlClient): Promise<boolean> {
  return (await sql.queryOneOrNull('SELECT 1 AS one FROM app_user LIMIT 1')) !== null;
}

/** Tells whether there is a user with this e-mail address, archived or not. */
export async function hasUserWithEmail(sql: SqlClient, email: string): Promise<boolean> {
  return (await sql.queryOneOrNull('SELECT 1 AS one FROM app_user WHERE email = $1', [email])) !== null;
}

/** A user whom the identity provider authenticates. */
export interface OidcUser {
  id: string;
  name: string;
  role: Role;
  archived: boolean;
  /** Whether the user is linked to the account, and does not only have its e-mail address. */
  linked: boolean;
}

/**
 * Finds the user who is linked to an account of the identity provider, archived or not. Otherwise it finds the user who
 * has its e-mail address, is not archived and is not linked to an account. Both are one statement, because between two
 * statements another request could link the user. Served by app_user_oidc_identity_uq and app_user_email_uq.
 */
export function findOidcUser(sql: SqlClient, { issuer, subject, email }: OidcIdentity): Promise<OidcUser | null> {
  return sql.queryOneOrNull<OidcUser>(
    `SELECT id, full_name AS name, role, archived_at IS NOT NULL AS archived, oidc_subject IS NOT NULL AS linked
     FROM app_user
     WHERE oidc_issuer = $1 AND oidc_subject = $2 OR email = $3 AND archived_at IS NULL AND oidc_subject IS NULL
     ORDER BY linked DESC LIMIT 1`,
    [issuer, subject, email],
  );
}

/** Tells whether there is another administrator who is not archived. */
export async function hasOtherAdmin(sql: SqlClient, id: string): Promise<boolean> {
  const other = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM app_user WHERE role = 'admin' AND archived_at IS NULL AND id <> $1`,
    [id],
  );
  return other !== null;
}

/** Makes the access tokens of a user that were issued before an instant invalid. */
export async function rejectEarlierTokens(sql: SqlClient, userId: string, instant: Date): Promise<void> {
  await sql.execute('UPDATE app_user SET tokens_valid_from = $2 WHERE id = $1', [userId, instant]);
}
