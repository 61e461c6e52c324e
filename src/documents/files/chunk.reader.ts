import { Injectable, Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { keepStreamError } from '../../common/files/stream-error.handler.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { DocumentMetricsRegistry } from '../model/document-metrics.registry.js';
import type { DocumentVersion } from '../model/document.entity.js';

/** A file whose bytes are read. */
type ChunkedFile = Pick<DocumentVersion, 'id' | 'size' | 'sha256'>;

/** The bytes in the database are not those that were uploaded, or were removed while they were read. */
class IncompleteFileError extends Error {}

/** Reads the bytes of files. */
@Injectable()
export class ChunkReader {
  private readonly log = new Logger(ChunkReader.name);

  constructor(
    private readonly sql: SqlClient,
    private readonly metrics: DocumentMetricsRegistry,
  ) {}

  /**
   * Opens a file. Each chunk is read when the client has taken the one before, without a transaction, so a slow client keeps
   * no connection to the database. The stream fails before its last chunk if the bytes are not those that were uploaded.
   */
  open(file: ChunkedFile): Readable {
    return keepStreamError(Readable.from(this.readChunks(file), { objectMode: false, highWaterMark: 1 }));
  }

  private async *readChunks(file: ChunkedFile): AsyncGenerator<Buffer> {
    const digest = createHash('sha256');
    let read = 0;
    for (let position = 0; read < file.size; position++) {
      const bytes = await this.readChunk(file.id, position);
      if (bytes === undefined) throw await this.reportDifference(file);
      read += bytes.length;
      digest.update(bytes);
      const isLast = read >= file.size;
      if (isLast && (read > file.size || digest.digest('hex') !== file.sha256)) throw await this.reportDifference(file);
      yield bytes;
    }
  }

  /** Served by document_chunk_pk. */
  private async readChunk(versionId: string, position: number): Promise<Buffer | undefined> {
    const chunk = await this.sql.queryOneOrNull<{ bytes: Buffer }>(
      'SELECT bytes FROM document_chunk WHERE version_id = $1 AND position = $2',
      [versionId, position],
    );
    return chunk?.bytes;
  }

  /** Counts and logs a damaged file. A file that was removed meanwhile is none. */
  private async reportDifference({ id }: ChunkedFile): Promise<Error> {
    const removed = await this.sql.queryOneOrNull(
      'SELECT 1 AS one FROM document_version WHERE id = $1 AND removed_at IS NOT NULL',
      [id],
    );
    if (removed) return new IncompleteFileError('The file was removed while it was being sent.');
    this.metrics.countDamaged();
    this.log.error({ versionId: id }, 'documents.file_damaged');
    return new IncompleteFileError('The bytes of the file are not those that were uploaded.');
  }
}
