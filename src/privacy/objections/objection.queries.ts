import type { SqlClient } from '../../database/connections/sql.client.js';

/**
 * Locks some contacts and all that have one of some addresses, in the order of a merge, so that none of them gets another
 * address or is merged meanwhile. With `UPDATE`, nobody can store a record that refers to them either. Served by
 * contact_email_sort_idx.
 */
export async function lockPerson(
  sql: SqlClient,
  contactIds: readonly string[],
  emails: readonly string[],
  strength: 'NO KEY UPDATE' | 'UPDATE' = 'NO KEY UPDATE',
): Promise<void> {
  await sql.execute(
    `SELECT 1 FROM contact WHERE id IN (
       SELECT unnest($1::uuid[]) UNION SELECT id FROM contact WHERE email COLLATE "C" = ANY($2::text[]))
     ORDER BY id FOR ${strength}`,
    [contactIds, emails],
  );
}

/** Returns the time of the latest statement of a contact on a purpose. Served by consent_contact_id_idx. */
export async function findLatestStatement(sql: SqlClient, contactId: string, purpose: string): Promise<Date | null> {
  const row = await sql.queryOneOrNull<{ at: Date }>(
    `SELECT occurred_at AS at FROM consent WHERE contact_id = $1 AND purpose = $2
     ORDER BY occurred_at DESC, id DESC LIMIT 1`,
    [contactId, purpose],
  );
  return row?.at ?? null;
}
