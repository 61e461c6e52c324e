import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns the documents of a mail. Served by mail_document_pk. */
export async function readDocumentIds(sql: SqlClient, mailId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    'SELECT document_id AS id FROM mail_document WHERE mail_id = $1 ORDER BY document_id',
    [mailId],
  );
  return rows.map(({ id }) => id);
}
