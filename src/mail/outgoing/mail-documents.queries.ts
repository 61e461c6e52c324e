import type { Actor } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { documentList } from '../../documents/model/document.list.js';
import { canReadRecords } from '../../identity/access/record-permissions.rules.js';

/**
 * Tells whether a document of a mail is archived, or its author may not see it any more, such as one of a lead that became
 * confidential. Served by mail_document_pk.
 */
export async function hasUnavailableDocument(sql: SqlClient, mailId: string, author: Actor): Promise<boolean> {
  if (!canReadRecords(author, 'document')) return true;
  const values: unknown[] = [mailId];
  const visible = documentList.buildVisibility!(author, (value) => `$${values.push(value)}`);
  const found = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM mail_document a JOIN document d ON d.id = a.document_id
     WHERE a.mail_id = $1 AND (d.archived_at IS NOT NULL OR NOT (${visible})) LIMIT 1`,
    values,
  );
  return found !== null;
}
