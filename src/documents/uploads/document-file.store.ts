import { open } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { RecordSubject } from '../../interactions/model/record-subject.rules.js';
import { CHUNK_BYTES, MEGABYTE, type ScanState } from '../model/document.constants.js';
import { DocumentVersion } from '../model/document.entity.js';
import { readStoredBytes } from '../model/document-storage.queries.js';

/** A file that was received and found acceptable. */
export interface ReceivedFile {
  path: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  scanState: ScanState;
}

/** A document that has the same bytes. */
export interface DuplicateCandidate {
  id: string;
  title: string;
}

/** Stores a file as a version of a document, in rows of at most 256 KiB. */
export async function storeVersion(
  tx: Tx,
  { documentId, number, note }: Pick<DocumentVersion, 'documentId' | 'number' | 'note'>,
  { path, ...file }: ReceivedFile,
): Promise<void> {
  const id = uuidv7();
  await tx.manager.insert(DocumentVersion, {
    id,
    documentId,
    number,
    note,
    ...file,
    scannedAt: file.scanState === 'clean' ? tx.now : null,
    createdAt: tx.now,
    createdBy: tx.actor.id,
  });
  await storeChunks(tx, id, path);
}

async function storeChunks(tx: Tx, versionId: string, path: string): Promise<void> {
  const file = await open(path);
  try {
    // One buffer serves all chunks, because a statement is finished before the next one is sent.
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let position = 0; ; position++) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, position * CHUNK_BYTES);
      if (bytesRead === 0) return;
      await tx.sql.execute('INSERT INTO document_chunk (version_id, position, bytes) VALUES ($1, $2, $3)', [
        versionId,
        position,
        buffer.subarray(0, bytesRead),
      ]);
    }
  } finally {
    await file.close();
  }
}

/**
 * Checks that a file fits into the storage. Nothing is locked, so uploads at the same time can exceed the limit by their
 * own size.
 * @throws 409 `document.storage_full`
 */
export async function assertSpace(tx: Tx, size: number, totalMegabytes: number): Promise<void> {
  if (totalMegabytes === 0) return;
  if ((await readStoredBytes(tx.sql)) + size <= totalMegabytes * MEGABYTE) return;
  throw new CodedError(
    'document.storage_full',
    `The documents may have ${totalMegabytes} MB together (DOCUMENTS_TOTAL_MB), and this file does not fit any more.`,
  );
}

/**
 * Finds the documents of a subject that have the same bytes, in any version. Archived ones do not count. Served by
 * document_version_sha256_idx.
 */
export function findDuplicates(tx: Tx, subject: RecordSubject, sha256: string): Promise<DuplicateCandidate[]> {
  const { companyId, contactId, leadId, activityId, agreementId } = subject;
  return tx.sql.queryAll<DuplicateCandidate>(
    `SELECT d.id, d.title FROM document d
     WHERE d.id IN (SELECT f.document_id FROM document_version f WHERE f.sha256 = $1 AND f.removed_at IS NULL)
       AND (d.company_id = $2 OR d.contact_id = $3 OR d.lead_id = $4 OR d.activity_id = $5 OR d.agreement_id = $6)
       AND d.archived_at IS NULL
     ORDER BY d.created_at, d.id LIMIT 5`,
    [sha256, companyId, contactId, leadId, activityId, agreementId],
  );
}
