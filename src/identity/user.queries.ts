import type { Role } from '../common/actor/actor.js';
import type { Sql } from '../database/sql.js';
import type { OidcIdentity } from './token.service.js';

/** Whether there is any user. */
export async function hasUsers(sql: Sql): Promise<boolean> {
  return (await sql.first('SELECT 1 AS one FROM app_user LIMIT 1')) !== undefined;
}

/** Whether there is a user with this e-mail address, archived or not. */
export async function hasUserWithEmail(sql: Sql, email: string): Promise<boolean> {
  return (await sql.first('SELECT 1 AS one FROM app_user WHERE email = $1', [email])) !== undefined;
}

/** A user to whom an account of the identity provider belongs. */
export interface OidcUser {
  id: string;
  name: string;
  role: Role;
  archived: boolean;
}

/** The user bound to an account of the identity provider, archived or not. Served by app_user_oidc_identity_uq. */
export function findUserByOidcIdentity(sql: Sql, { issuer, subject }: OidcIdentity): Promise<OidcUser | undefined> {
  return sql.first<OidcUser>(
    `SELECT id, full_name AS name, role, archived_at IS NOT NULL AS archived FROM app_user
     WHERE oidc_issuer = $1 AND oidc_subject = $2`,
    [issuer, subject],
  );
}

/** The user in use with this e-mail address who is bound to no account yet. Served by app_user_email_uq. */
export function findUnlinkedUser(sql: Sql, email: string): Promise<OidcUser | undefined> {
  return sql.first<OidcUser>(
    `SELECT id, full_name AS name, role, false AS archived FROM app_user
     WHERE email = $1 AND archived_at IS NULL AND oidc_subject IS NULL`,
    [email],
  );
}

/** Whether there is another administrator in use. */
export async function hasOtherAdmin(sql: Sql, id: string): Promise<boolean> {
  const other = await sql.first(
    `SELECT 1 AS one FROM app_user WHERE role = 'admin' AND archived_at IS NULL AND id <> $1`,
    [id],
  );
  return other !== undefined;
}
