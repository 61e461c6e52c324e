import type { SqlClient } from '../../../database/connections/sql.client.js';

/** Number of messages that are removed at once. */
const BATCH = 200;

/** Returns the bytes of a message; null if they were removed. Served by inbound_mail_pk. */
export async function readRaw(sql: SqlClient, id: string): Promise<Buffer | null> {
  const row = await sql.queryOneOrNull<{ raw: Buffer | null }>('SELECT raw FROM inbound_mail WHERE id = $1', [id]);
  return row?.raw ?? null;
}

/** Removes the bytes of messages that were received before a time. The mails stay. Served by inbound_mail_raw_idx. */
export async function removeRaw(sql: SqlClient, before: Date): Promise<void> {
  for (let removed = BATCH; removed === BATCH;) {
    removed = await sql.execute(
      `UPDATE inbound_mail SET raw = NULL WHERE id IN (
         SELECT id FROM inbound_mail WHERE raw IS NOT NULL AND received_at < $1 ORDER BY received_at LIMIT ${BATCH})`,
      [before],
    );
  }
}

/** Returns the company of the first of some contacts that has one. */
export async function findCompanyOfContacts(sql: SqlClient, contactIds: readonly string[]): Promise<string | null> {
  const row = await sql.queryOneOrNull<{ id: string }>(
    `SELECT company_id AS id FROM contact WHERE id = ANY($1::uuid[]) AND company_id IS NOT NULL
     ORDER BY array_position($1::uuid[], id) LIMIT 1`,
    [contactIds],
  );
  return row?.id ?? null;
}

/** Tells whether an interaction is in use. */
export async function hasLiveInteraction(sql: SqlClient, id: string): Promise<boolean> {
  return (await sql.queryOneOrNull('SELECT FROM interaction WHERE id = $1 AND archived_at IS NULL', [id])) !== null;
}

/** Tells whether a document is in use. */
export async function hasLiveDocument(sql: SqlClient, id: string): Promise<boolean> {
  return (await sql.queryOneOrNull('SELECT FROM document WHERE id = $1 AND archived_at IS NULL', [id])) !== null;
}
