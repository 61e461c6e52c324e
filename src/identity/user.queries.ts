import type { Sql } from '../database/sql.js';

/** Whether there is any user. */
export async function hasUsers(sql: Sql): Promise<boolean> {
  return (await sql.first('SELECT 1 AS one FROM app_user LIMIT 1')) !== undefined;
}

/** Whether there is a user with this e-mail address, archived or not. */
export async function hasUserWithEmail(sql: Sql, email: string): Promise<boolean> {
  return (await sql.first('SELECT 1 AS one FROM app_user WHERE email = $1', [email])) !== undefined;
}

/** Whether there is another administrator in use. */
export async function hasOtherAdmin(sql: Sql, id: string): Promise<boolean> {
  const other = await sql.first(
    `SELECT 1 AS one FROM app_user WHERE role = 'admin' AND archived_at IS NULL AND id <> $1`,
    [id],
  );
  return other !== undefined;
}
