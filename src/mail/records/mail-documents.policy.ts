import type { Actor } from '../../common/actor/actor.constants.js';
import { createInvalidError, createInvalidFieldError, type FieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { documentList } from '../../documents/model/document.list.js';
import { canReadRecords } from '../../identity/access/record-permissions.rules.js';
import { MAX_DOCUMENT_BYTES } from '../model/mail.constants.js';
import type { AttachedDocument } from '../outgoing/mail-outbox.store.js';

interface DocumentFacts {
  id: string;
  title: string;
  leadId: string | null;
  versionNumber: number;
  size: number;
  isArchived: boolean;
  isRemoved: boolean;
}

/**
 * Checks that documents can be attached to a mail, and returns their current versions. The caller may see each of them, and
 * one of a lead belongs to the lead that the mail is about.
 * @throws 422 that names every document that cannot be attached
 */
export async function readAttachments(
  tx: Tx,
  ids: readonly string[],
  leadId: string | null,
): Promise<AttachedDocument[]> {
  if (ids.length === 0) return [];
  const known = new Map((await readDocuments(tx, ids, tx.actor)).map((document) => [document.id, document]));
  const errors = ids.flatMap((id, index) => {
    const problem = findProblem(known.get(id), id, leadId);
    return problem ? [{ ...problem, pointer: `/documentIds/${index}` }] : [];
  });
  if (errors.length > 0) throw createInvalidError(errors);
  const documents = ids.map((id) => known.get(id)!);
  const bytes = documents.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MAX_DOCUMENT_BYTES) {
    const detail = 'documentIds must not have more than 15 MB together; share a larger file in another way.';
    throw createInvalidFieldError('/documentIds', 'mail.documents_too_large', detail);
  }
  return documents.map(({ id, versionNumber }) => ({ id, versionNumber }));
}

/** Reads the documents that the actor may see, and locks them, so that none is archived meanwhile. */
async function readDocuments(tx: Tx, ids: readonly string[], actor: Actor): Promise<DocumentFacts[]> {
  if (!canReadRecords(actor, 'document')) return [];
  const values: unknown[] = [ids];
  const visible = documentList.buildVisibility!(actor, (value) => `$${values.push(value)}`);
  return tx.sql.queryAll<DocumentFacts & Record<string, unknown>>(
    `SELECT d.id, d.title, d.lead_id AS "leadId", v.number AS "versionNumber", v.size,
       d.archived_at IS NOT NULL AS "isArchived", v.removed_at IS NOT NULL AS "isRemoved"
     FROM document d JOIN document_version v ON v.document_id = d.id AND v.number = d.current_version
     WHERE d.id = ANY($1::uuid[]) AND (${visible}) ORDER BY d.id FOR SHARE OF d`,
    values,
  );
}

function findProblem(
  document: DocumentFacts | undefined,
  id: string,
  leadId: string | null,
): Omit<FieldError, 'pointer'> | null {
  if (!document) return { code: 'reference.unknown', detail: `There is no document ${id}.` };
  const { title } = document;
  if (document.isArchived) return { code: 'reference.archived', detail: `The document ${title} is archived.` };
  if (document.isRemoved) return { code: 'document.file_removed', detail: `The file of ${title} was removed.` };
  if (document.leadId === null || document.leadId === leadId) return null;
  return {
    code: 'mail.document_of_lead',
    detail: `${title} belongs to a lead; it can be attached only to a mail about that lead (leadId).`,
  };
}
