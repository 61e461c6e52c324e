import type { SqlClient } from '../database/connections/sql.client.js';

/** The name of the demo's marker in `app_secret`. */
const MARKER = 'demo';

/** Reads the marker of the demo. */
export async function findMarker(sql: SqlClient): Promise<string | undefined> {
  const row = await sql.queryOneOrNull<{ value: string }>('SELECT value FROM app_secret WHERE name = $1', [MARKER]);
  return row?.value;
}

/** Stores the marker when the demo is begun. */
export async function insertMarker(sql: SqlClient, value: string): Promise<void> {
  await sql.execute('INSERT INTO app_secret (name, value) VALUES ($1, $2)', [MARKER, value]);
}

/** Updates the marker of the demo. */
export async function updateMarker(sql: SqlClient, value: string): Promise<void> {
  await sql.execute('UPDATE app_secret SET value = $2 WHERE name = $1', [MARKER, value]);
}

/** Updates the marker of the completed demo, and deletes the idempotency keys of its steps. */
export async function completeMarker(sql: SqlClient, value: string, scope: string): Promise<void> {
  await sql.execute(
    `WITH swept AS (DELETE FROM idempotency_key WHERE scope = $1)
     UPDATE app_secret SET value = $3 WHERE name = $2`,
    [scope, MARKER, value],
  );
}

/**
 * Tells whether the database contains other data: any company, contact or lead, a user with one of the addresses, or
 * with `countAllUsers` any user.
 */
export async function hasOtherData(
  sql: SqlClient,
  emails: readonly string[],
  countAllUsers: boolean,
): Promise<boolean> {
  const other = await sql.queryOneOrNull(
    `SELECT 1 AS one WHERE EXISTS (SELECT FROM company) OR EXISTS (SELECT FROM contact) OR EXISTS (SELECT FROM lead)
       OR EXISTS (SELECT FROM app_user WHERE $2 OR email = ANY($1::text[]))`,
    [emails, countAllUsers],
  );
  return other !== null;
}

/** Reads the hash of a user's password, and whether the user is archived. */
export function findPassword(
  sql: SqlClient,
  userId: string,
): Promise<{ hash: string | null; archived: boolean } | null> {
  return sql.queryOneOrNull<{ hash: string | null; archived: boolean }>(
    'SELECT password_hash AS hash, archived_at IS NOT NULL AS archived FROM app_user WHERE id = $1',
    [userId],
  );
}

/** Finds the last idempotency key of a scope. */
export async function findLastKey(sql: SqlClient, scope: string): Promise<string | undefined> {
  const last = await sql.queryOneOrNull<{ key: string }>(
    'SELECT key FROM idempotency_key WHERE scope = $1 ORDER BY key DESC LIMIT 1',
    [scope],
  );
  return last?.key;
}
