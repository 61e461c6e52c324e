import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns the contacts of an interaction, in the order of their ids. */
export async function readContactIds(sql: SqlClient, id: string): Promise<string[]> {
  const rows = await sql.queryAll<{ contactId: string }>(
    'SELECT contact_id AS "contactId" FROM interaction_contact WHERE interaction_id = $1 ORDER BY contact_id',
    [id],
  );
  return rows.map(({ contactId }) => contactId);
}

/** Adds contacts to an interaction. Contacts that it has already stay unchanged. */
export async function addContacts(sql: SqlClient, id: string, contactIds: readonly string[]): Promise<void> {
  await sql.execute(
    `INSERT INTO interaction_contact (interaction_id, contact_id) SELECT $1, unnest($2::uuid[])
       ON CONFLICT DO NOTHING`,
    [id, contactIds],
  );
}

/** Removes all contacts from an interaction except the given ones. */
export async function removeContacts(sql: SqlClient, id: string, kept: readonly string[]): Promise<void> {
  await sql.execute('DELETE FROM interaction_contact WHERE interaction_id = $1 AND contact_id <> ALL($2::uuid[])', [
    id,
    kept,
  ]);
}

/** Counts the interactions of a lead and reads the time of the last one. Served by interaction_lead_id_idx. */
export function readInteractionCounts(
  sql: SqlClient,
  leadId: string,
): Promise<{ last: Date | null; count: number; visits: number }> {
  return sql.queryOne<{ last: Date | null; count: number; visits: number }>(
    `SELECT max(occurred_at) AS last, count(*) AS count, count(*) FILTER (WHERE kind = 'site_visit') AS visits
       FROM interaction WHERE lead_id = $1 AND archived_at IS NULL`,
    [leadId],
  );
}
