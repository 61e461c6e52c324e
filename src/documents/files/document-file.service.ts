import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createNotFoundError, createStaleVersionError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { lockVisible } from '../../interactions/model/visible-record.store.js';
import { canPreview, getContentType } from '../media-types/media-type.rules.js';
import { assertNoEvidence, lockLeadOfDocument } from '../model/document-evidence.policy.js';
import { DOCUMENT, DocumentChunk, DocumentVersion } from '../model/document.entity.js';
import { documentList } from '../model/document.list.js';
import { readDocument } from '../model/document.reader.js';
import type { DocumentView } from '../model/document.view.js';
import { buildContentDisposition, type Disposition } from './content-disposition.rules.js';
import { ChunkReader } from './chunk.reader.js';

/** A file that is ready to be sent. */
export interface DocumentFile {
  headers: Record<string, string>;
  /** The value of the header ETag. */
  tag: string;
  open: () => Readable;
}

/** The columns of a version that sending its file needs. */
interface StoredFile extends Pick<DocumentVersion, 'id' | 'fileName' | 'mediaType' | 'size' | 'sha256' | 'removedAt'> {}

/** Sends and removes the files of documents. */
@Injectable()
export class DocumentFileService {
  constructor(
    private readonly sql: SqlClient,
    private readonly chunks: ChunkReader,
  ) {}

  /**
   * Returns the file of a version, or of the current one.
   * @throws 404, 409 `document.file_removed`
   */
  async getFile(id: string, number: number | undefined, disposition: Disposition, actor: Actor): Promise<DocumentFile> {
    const { currentVersion } = await readRecord<{ currentVersion: number }>(
      this.sql,
      documentList,
      'document',
      id,
      actor,
      'd.current_version AS "currentVersion"',
    );
    const file = await this.findFile(id, number ?? currentVersion);
    if (file.removedAt !== null) throw createRemovedError();
    return {
      headers: buildHeaders(file, disposition),
      tag: `"${file.sha256}"`,
      open: () => this.chunks.open(file),
    };
  }

  /** Served by document_version_number_uq. */
  private async findFile(documentId: string, number: number): Promise<StoredFile> {
    const file = await this.sql.queryOneOrNull<StoredFile>(
      `SELECT id, file_name AS "fileName", media_type AS "mediaType", size, sha256, removed_at AS "removedAt"
       FROM document_version WHERE document_id = $1 AND number = $2`,
      [documentId, number],
    );
    if (!file) throw createNotFoundError('document_version', String(number));
    return file;
  }

  /**
   * Removes the bytes of a version for ever. The version itself stays.
   * @throws 404, 409 `document.is_evidence`, `document.file_removed`, 412
   */
  async remove(tx: Tx, id: string, number: number, reason: string, ifMatch?: number): Promise<DocumentView> {
    await lockLeadOfDocument(tx, id);
    const document = await lockVisible(tx, DOCUMENT, documentList, id);
    const version = await tx.manager.findOneBy(DocumentVersion, { documentId: id, number });
    if (!version) throw createNotFoundError('document_version', String(number));
    if (ifMatch !== undefined && document.version !== ifMatch) throw createStaleVersionError(document.version);
    if (version.removedAt !== null) throw createRemovedError();
    await assertNoEvidence(tx, id);
    const removal = { removedAt: tx.now, removedBy: tx.actor.id, removedReason: reason };
    await tx.manager.delete(DocumentChunk, { versionId: version.id });
    await tx.manager.update(DocumentVersion, { id: version.id }, removal);
    const { fileName } = version;
    const children = {
      before: { removedVersion: null, removedFileName: null, removedReason: null },
      after: { removedVersion: number, removedFileName: fileName, removedReason: reason },
    };
    await updateRecord(tx, DOCUMENT, document, { set: {}, children, action: 'file_removed' });
    return readDocument(tx.sql, id, tx.actor);
  }
}

/**
 * Builds the headers of a file. The browser must not guess another type, and must not run anything in it: a file of another
 * person comes from the address of this application. Chrome's viewer refuses a pdf in a sandbox.
 */
function buildHeaders({ fileName, mediaType, size }: StoredFile, wanted: Disposition): Record<string, string> {
  const disposition = canPreview(mediaType) ? wanted : 'attachment';
  const isPdf = mediaType === 'application/pdf';
  return {
    'Content-Type': getContentType(mediaType),
    'Content-Length': String(size),
    'Cache-Control': 'private, no-cache',
    'Content-Disposition': buildContentDisposition(disposition, fileName),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': isPdf
      ? `default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'`
      : `default-src 'none'; sandbox`,
  };
}

function createRemovedError(): CodedError {
  return new CodedError('document.file_removed', 'The file of this version was removed.');
}
