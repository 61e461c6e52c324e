import type { SqlClient } from '../../database/connections/sql.client.js';

/** Returns the author of a mailing, who is also that of its mails. */
export async function findAuthorId(sql: SqlClient, mailingId: string): Promise<string | null> {
  const mailing = await sql.queryOneOrNull<{ createdBy: string | null }>(
    'SELECT created_by AS "createdBy" FROM mailing WHERE id = $1',
    [mailingId],
  );
  return mailing?.createdBy ?? null;
}

/** Tells whether the author of a mailing can no longer sign in: an archived user, or a key that was archived or has expired. */
export async function isAuthorGone(sql: SqlClient, authorId: string, now: Date): Promise<boolean> {
  const gone = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM app_user WHERE id = $1 AND archived_at IS NOT NULL
     UNION ALL SELECT 1 FROM api_key WHERE id = $1 AND (archived_at IS NOT NULL OR expires_at <= $2)`,
    [authorId, now],
  );
  return gone !== null;
}

/**
 * Tells whether one of some activities is archived, or was cancelled since a time. A mailing that is written after that may
 * tell people of it. Served by audit_entry_entity_idx.
 */
export async function hasEndedActivity(sql: SqlClient, ids: readonly string[], since: Date): Promise<boolean> {
  const ended = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM unnest($1::uuid[]) AS given(id) LEFT JOIN activity a ON a.id = given.id
     WHERE a.id IS NULL OR a.archived_at IS NOT NULL OR (a.status = 'cancelled' AND EXISTS (SELECT FROM audit_entry e
       WHERE e.entity_id = a.id AND e.at >= $2 AND e.changes #>> '{status,after}' = 'cancelled'))
     LIMIT 1`,
    [ids, since],
  );
  return ended !== null;
}

/** The documents of a mailing. */
export interface MailingDocuments {
  ids: readonly string[];
  /** Whether the file of a version that is to be attached was removed. */
  hasRemovedFile: boolean;
}

/** Returns the documents of a mailing. Served by mailing_document_pk. */
export async function readMailingDocuments(sql: SqlClient, mailingId: string): Promise<MailingDocuments> {
  const rows = await sql.queryAll<{ id: string; isRemoved: boolean }>(
    `SELECT d.document_id AS id, v.removed_at IS NOT NULL AS "isRemoved" FROM mailing_document d
       JOIN document_version v ON v.document_id = d.document_id AND v.number = d.version_number
     WHERE d.mailing_id = $1 ORDER BY d.document_id`,
    [mailingId],
  );
  return { ids: rows.map(({ id }) => id), hasRemovedFile: rows.some(({ isRemoved }) => isRemoved) };
}
