import { type Actor, SYSTEM } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns the address of a user; null for an API key and for a user who cannot log in any more. */
export async function findAuthorEmail(sql: SqlClient, id: string | null): Promise<string | null> {
  const user = await sql.queryOneOrNull<{ email: string }>(
    'SELECT email FROM app_user WHERE id = $1 AND archived_at IS NULL',
    [id],
  );
  return user?.email ?? null;
}

/** Returns the reference of a lead, such as `LEAD-2026-0021`. */
export async function findLeadReference(sql: SqlClient, id: string): Promise<string | null> {
  const lead = await sql.queryOneOrNull<{ reference: string }>('SELECT reference FROM lead WHERE id = $1', [id]);
  return lead?.reference ?? null;
}

/** Returns the author of a mail, a user or an API key, as the one who changes something. Without one it is the application. */
export async function findAuthor(sql: SqlClient, id: string | null): Promise<Actor> {
  const author = await sql.queryOneOrNull<Actor & Record<string, unknown>>(
    `SELECT id, 'user' AS kind, full_name AS name, role, NULL::text[] AS scopes FROM app_user WHERE id = $1
     UNION ALL SELECT id, 'key', name, role, scopes FROM api_key WHERE id = $1`,
    [id],
  );
  return author ?? SYSTEM;
}
