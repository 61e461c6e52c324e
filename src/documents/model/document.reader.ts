import type { Actor } from '../../common/actor/actor.constants.js';
import { readRecord } from '../../common/lists/record.reader.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { DOCUMENT_WITH_VERSIONS, documentList } from './document.list.js';
import type { DocumentView } from './document.view.js';

/** Returns a document with its versions. @throws 404 */
export function readDocument(sql: SqlClient, id: string, actor: Actor): Promise<DocumentView> {
  return readRecord<DocumentView>(sql, documentList, 'document', id, actor, DOCUMENT_WITH_VERSIONS);
}
