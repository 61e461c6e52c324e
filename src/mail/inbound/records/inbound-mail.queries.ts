import type { SqlClient } from '../../../database/connections/sql.client.js';

/** Number of messages that are removed at once. */
const BATCH = 200;

/** A mail that is stored, and whether it has the bytes that were posted. */
export interface FoundMail {
  id: string;
  hasSameBytes: boolean;
}

/** Finds the mail with these bytes, or with this id and sender. Served by the unique indexes of both. */
export async function findKnown(
  sql: SqlClient,
  sha256: string,
  identity: { messageId: string; from: string | null } | null,
): Promise<FoundMail | null> {
  return sql.queryOneOrNull<FoundMail & Record<string, unknown>>(
    `SELECT id, true AS "hasSameBytes" FROM inbound_mail WHERE sha256 = $1
     UNION ALL
     SELECT id, false FROM inbound_mail WHERE message_id = $2 AND from_address IS NOT DISTINCT FROM $3 AND sha256 <> $1
     LIMIT 1`,
    [sha256, identity?.messageId ?? null, identity?.from ?? null],
  );
}

/** Locks a mail. */
export async function lockInboundMail(sql: SqlClient, id: string): Promise<void> {
  await sql.execute('SELECT FROM inbound_mail WHERE id = $1 FOR NO KEY UPDATE', [id]);
}

/** Returns the bytes of a message; null if they were removed. Served by inbound_mail_pk. */
export async function readRaw(sql: SqlClient, id: string): Promise<Buffer | null> {
  const row = await sql.queryOneOrNull<{ raw: Buffer | null }>('SELECT raw FROM inbound_mail WHERE id = $1', [id]);
  return row?.raw ?? null;
}

/** Removes the bytes of messages that were received before a time. The mails stay. Served by inbound_mail_raw_idx. */
export async function removeRaw(sql: SqlClient, before: Date): Promise<void> {
  for (let removed = BATCH; removed === BATCH;) {
    removed = await sql.execute(
      `UPDATE inbound_mail SET raw = NULL, raw_addresses = '{}' WHERE id IN (
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
