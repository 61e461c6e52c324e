import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { PendingRegistration } from '../model/pending-registration.entity.js';

/** A registration that waits for the confirmation of its address. */
export type StoredPending = Pick<
  PendingRegistration,
  'pageId' | 'fullName' | 'email' | 'language' | 'expiresAt' | 'fields'
>;

type Row = StoredPending & Record<string, unknown>;

const COLUMNS = `page_id AS "pageId", full_name AS "fullName", email, language, expires_at AS "expiresAt", fields`;

/** Finds the registration of a token that has not expired. Served by pending_registration_token_hash_uq. */
export function findPending(sql: SqlClient, tokenHash: string, now: Date): Promise<StoredPending | null> {
  return sql.queryOneOrNull<Row>(
    `SELECT ${COLUMNS} FROM pending_registration WHERE token_hash = $1 AND expires_at > $2`,
    [tokenHash, now],
  );
}

/** Deletes the registration of a token. A second request with the token waits for the first, and then finds nothing. */
export function deletePending(sql: SqlClient, tokenHash: string, now: Date): Promise<StoredPending | null> {
  return sql.queryOneOrNull<Row>(
    `DELETE FROM pending_registration WHERE token_hash = $1 AND expires_at > $2 RETURNING ${COLUMNS}`,
    [tokenHash, now],
  );
}

/** Finds the registration for a seminar that a token has confirmed. Served by confirmed_registration_pk. */
export async function findConfirmed(
  sql: SqlClient,
  seminarId: string,
  tokenHash: string,
  now: Date,
): Promise<string | null> {
  const row = await sql.queryOneOrNull<{ id: string }>(
    `SELECT r.id FROM confirmed_registration c JOIN seminar_registration r ON r.id = c.registration_id
     WHERE c.token_hash = $1 AND c.expires_at > $2 AND r.activity_id = $3`,
    [tokenHash, now, seminarId],
  );
  return row?.id ?? null;
}
