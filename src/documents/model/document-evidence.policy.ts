import { CodedError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/**
 * Locks the lead of a document, if it has one, before the document itself is locked. Evidence and transitions lock the
 * lead first too, so that no announcement can begin to rest on a document that is being archived.
 */
export async function lockLeadOfDocument(tx: Tx, documentId: string): Promise<void> {
  await tx.sql.execute('SELECT 1 FROM lead WHERE id = (SELECT lead_id FROM document WHERE id = $1) FOR NO KEY UPDATE', [
    documentId,
  ]);
}

/**
 * Checks that a document is no evidence of a lead at `announced` or later, whose announcement rests on it. The lead must be
 * locked. Served by lead_evidence_document_id_idx.
 * @throws 409 `document.is_evidence`
 */
export async function assertNoEvidence(tx: Tx, documentId: string): Promise<void> {
  const lead = await tx.sql.queryOneOrNull<{ reference: string }>(
    `SELECT l.reference FROM lead_evidence e JOIN lead l ON l.id = e.lead_id
     WHERE e.document_id = $1 AND stage_rank(l.stage) >= stage_rank('announced') LIMIT 1`,
    [documentId],
  );
  if (lead === null) return;
  throw new CodedError(
    'document.is_evidence',
    `The document is evidence of ${lead.reference}, which has been announced; it must stay.`,
  );
}
