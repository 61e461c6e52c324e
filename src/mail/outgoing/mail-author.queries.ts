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
