import { CodedError, createInvalidError, type FieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { LeadErrorCode } from '../pipeline/lead-violations.rules.js';

/** A document that evidence names. */
export interface EvidenceDocument {
  id: string;
  title: string;
  isArchived: boolean;
  /** Whether the bytes of its current version were removed. */
  isRemoved: boolean;
}

/** A reference to a document in a request. */
interface DocumentReference {
  id: string;
  pointer: string;
}

/**
 * Checks that every document that evidence names is a document of the lead and can be read. The lead must be locked,
 * because archiving a document and removing its file lock the lead too. Documents are in a layer above, so only SQL names
 * their tables.
 * @returns the documents by their ids, in lower case
 * @throws 422 `lead.evidence_elsewhere`, `reference.archived`, 409 `document.file_removed`
 */
export async function assertEvidenceDocuments(
  tx: Tx,
  leadId: string,
  references: readonly DocumentReference[],
): Promise<ReadonlyMap<string, EvidenceDocument>> {
  if (references.length === 0) return new Map();
  const rows = await tx.sql.queryAll<EvidenceDocument>(
    `SELECT d.id, d.title, d.archived_at IS NOT NULL AS "isArchived", v.removed_at IS NOT NULL AS "isRemoved"
     FROM document d JOIN document_version v ON v.document_id = d.id AND v.number = d.current_version
     WHERE d.id = ANY($1::uuid[]) AND d.lead_id = $2::uuid`,
    [references.map(({ id }) => id), leadId],
  );
  const documents = new Map(rows.map((document) => [document.id, document]));
  const find = ({ id }: DocumentReference) => documents.get(id.toLowerCase());
  assertOfLead(references.filter((reference) => !find(reference)));
  const archived = references.filter((reference) => find(reference)!.isArchived);
  if (archived.length > 0) {
    throw createInvalidError(
      archived.map(({ id, pointer }) => ({
        pointer,
        code: 'reference.archived',
        detail: `The document ${id} is archived.`,
      })),
    );
  }
  const removed = references.find((reference) => find(reference)!.isRemoved);
  if (removed) {
    const detail = `The file of the document ${removed.id} was removed. Upload a new version of it first.`;
    const code = 'document.file_removed';
    throw new CodedError(code, detail, [{ pointer: removed.pointer, code, detail }]);
  }
  return documents;
}

function assertOfLead(missing: readonly DocumentReference[]): void {
  if (missing.length === 0) return;
  const errors = missing.map(({ id, pointer }): FieldError<LeadErrorCode> => ({
    pointer,
    code: 'evidence_elsewhere',
    detail: `documentId must be a document of this lead; ${id} is none.`,
  }));
  throw createInvalidError(errors, 'lead.evidence_elsewhere');
}
