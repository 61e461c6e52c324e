import { v7 as uuidv7 } from 'uuid';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** Number of requests that are read at once. */
const BATCH = 1_000;

/**
 * Stores a request for a link. It is the same statement for every address, with a row in any case, so that the time of the
 * answer does not tell whether there is a user. Served by app_user_email_uq.
 * @returns the id of the request
 */
export async function insertRequest(sql: SqlClient, email: string, now: Date): Promise<string> {
  const id = uuidv7();
  await sql.execute(
    `INSERT INTO password_link_request (id, created_at, user_id) VALUES ($1, $2,
       (SELECT u.id FROM app_user u WHERE u.email = $3 AND u.archived_at IS NULL AND u.oidc_subject IS NULL))`,
    [id, now, email],
  );
  return id;
}

/** Removes a request. @returns its user; null if nobody gets a link, or another instance was faster */
export async function takeRequest(sql: SqlClient, id: string): Promise<string | null> {
  const request = await sql.queryOneOrNull<{ userId: string | null }>(
    'DELETE FROM password_link_request WHERE id = $1 RETURNING user_id AS "userId"',
    [id],
  );
  return request?.userId ?? null;
}

/** Returns the next requests, after one of them. Served by password_link_request_pk. */
export async function listRequests(sql: SqlClient, after: string | null): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM password_link_request WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT ${BATCH}`,
    [after],
  );
  return rows.map(({ id }) => id);
}

/** Returns the language that a user has chosen for the application; null if it follows the browser. */
export async function findLanguage(sql: SqlClient, userId: string): Promise<'en' | 'nl' | null> {
  const row = await sql.queryOneOrNull<{ language: 'en' | 'nl' }>(
    `SELECT language FROM user_preferences WHERE user_id = $1 AND language <> 'auto'`,
    [userId],
  );
  return row?.language ?? null;
}
