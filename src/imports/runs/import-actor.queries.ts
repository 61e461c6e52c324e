import { type Actor, type Role, SYSTEM } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/**
 * Returns the person or key with the rights that it has now; null where it is archived or has expired. Rows are applied
 * with these rights also when the person has left in the meantime.
 */
export async function findImportActor(
  sql: SqlClient,
  { id, kind, name }: Pick<Actor, 'id' | 'kind' | 'name'>,
): Promise<Actor | null> {
  if (kind === 'system') return { ...SYSTEM, name };
  const row = await sql.queryOneOrNull<{ name: string; role: Role; scopes: string[] | null }>(
    kind === 'user'
      ? 'SELECT full_name AS name, role, NULL::text[] AS scopes FROM app_user WHERE id = $1 AND archived_at IS NULL'
      : `SELECT name, role, scopes FROM api_key
         WHERE id = $1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [id],
  );
  return row && { id, kind, ...row };
}
