import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { archiveRecord, lockLive, restoreRecord, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { DOCUMENT, Document } from '../model/document.entity.js';
import { DOCUMENT_FIELDS } from '../model/document.list.js';
import { readDocument } from '../model/document.reader.js';
import type { DocumentView } from '../model/document.view.js';
import { DocumentAccessPolicy } from '../model/document-access.policy.js';
import { assertNoEvidence, lockLeadOfDocument } from '../model/document-evidence.policy.js';
import type { UpdateDocument } from '../model/document.dto.js';

const INITIAL_VALUES = buildInitialValues(Document);

/** Service for the facts about documents. Their files come from uploads. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly sql: SqlClient,
    private readonly access: DocumentAccessPolicy,
  ) {}

  /** Returns a document with its versions. @throws 404 */
  read(id: string, actor: Actor): Promise<DocumentView> {
    return readDocument(this.sql, id, actor);
  }

  /** Updates a document. @throws 403 `lead.not_yours`, 404, 409 when archived, 412 */
  async update(tx: Tx, id: string, body: UpdateDocument, ifMatch?: number): Promise<DocumentView> {
    await this.access.lockEditable(tx, id);
    const document = await lockLive(tx, DOCUMENT, id, ifMatch);
    const set: Partial<Document> = pickColumns(body, DOCUMENT_FIELDS.writable, INITIAL_VALUES);
    await updateRecord(tx, DOCUMENT, document, { set });
    return readDocument(tx.sql, id, tx.actor);
  }

  /** Archives a document, which keeps its files. @throws 403 `lead.not_yours`, 404, 409 `document.is_evidence`, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<DocumentView> {
    await lockLeadOfDocument(tx, id);
    await this.access.lockEditable(tx, id);
    await assertNoEvidence(tx, id);
    await archiveRecord(tx, DOCUMENT, id, ifMatch);
    return readDocument(tx.sql, id, tx.actor);
  }

  /** Restores an archived document. @throws 403 `lead.not_yours`, 404, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<DocumentView> {
    await this.access.lockEditable(tx, id);
    await restoreRecord(tx, DOCUMENT, id, ifMatch);
    return readDocument(tx.sql, id, tx.actor);
  }
}
