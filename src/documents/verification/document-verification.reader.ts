import { createHash } from 'node:crypto';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ReadTransaction } from '../../database/transactions/read.transaction.js';

/** A file of which the database has other bytes than were uploaded. */
export interface DamagedFile {
  documentId: string;
  title: string;
  number: number;
  fileName: string;
  /** How it differs, as the end of a sentence about the file. */
  difference: string;
}

/** The result of a verification. */
export interface Verification {
  files: number;
  bytes: number;
  damaged: DamagedFile[];
}

interface StoredFile extends Omit<DamagedFile, 'difference'> {
  id: string;
  size: number;
  sha256: string;
  isRemoved: boolean;
}

/** Chunks that one statement reads: at most 4 MB. */
const CHUNKS_AT_ONCE = 16;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Reads every file and compares its SHA-256 with that of its upload. Each file is read in a snapshot of its own, so that
 * files may be uploaded and removed meanwhile. Served by document_version_pk and document_chunk_pk.
 */
export async function verifyDocuments(
  transaction: ReadTransaction,
  onProgress: (verification: Verification) => void,
): Promise<Verification> {
  const verification: Verification = { files: 0, bytes: 0, damaged: [] };
  for (let id: string | undefined = FIRST_ID; id !== undefined;) {
    const after: string = id;
    const read = await transaction.run((sql) => verifyNextFile(sql, after));
    id = read?.file.id;
    if (!read) continue;
    const { file, bytes, difference } = read;
    if (!file.isRemoved) verification.files++;
    verification.bytes += bytes;
    if (difference !== undefined) verification.damaged.push({ ...pickNames(file), difference });
    onProgress(verification);
  }
  return verification;
}

function pickNames({ documentId, title, number, fileName }: StoredFile): Omit<DamagedFile, 'difference'> {
  return { documentId, title, number, fileName };
}

/** Verifies the file with the next id; there is none after the last one. */
async function verifyNextFile(sql: SqlClient, after: string) {
  const file = await sql.queryOneOrNull<StoredFile>(
    `SELECT v.id, v.document_id AS "documentId", d.title, v.number, v.file_name AS "fileName", v.size, v.sha256,
       v.removed_at IS NOT NULL AS "isRemoved"
     FROM document_version v JOIN document d ON d.id = v.document_id WHERE v.id > $1::uuid ORDER BY v.id LIMIT 1`,
    [after],
  );
  if (!file) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  let position = 0;
  for await (const chunk of readChunks(sql, file.id)) {
    if (chunk.position !== position) return { file, bytes, difference: `lacks its chunk ${position}` };
    position++;
    hash.update(chunk.bytes);
    bytes += chunk.bytes.length;
  }
  return { file, bytes, difference: findDifference(file, bytes, hash.digest('hex')) };
}

async function* readChunks(sql: SqlClient, versionId: string): AsyncGenerator<{ position: number; bytes: Buffer }> {
  for (let from = 0; ;) {
    const chunks = await sql.queryAll<{ position: number; bytes: Buffer }>(
      `SELECT position, bytes FROM document_chunk WHERE version_id = $1::uuid AND position >= $2
       ORDER BY position LIMIT ${CHUNKS_AT_ONCE}`,
      [versionId, from],
    );
    yield* chunks;
    if (chunks.length < CHUNKS_AT_ONCE) return;
    from = chunks.at(-1)!.position + 1;
  }
}

function findDifference({ size, sha256, isRemoved }: StoredFile, bytes: number, found: string): string | undefined {
  if (isRemoved) return bytes === 0 ? undefined : 'was removed, but its bytes are still there';
  if (bytes !== size) return `has ${bytes} bytes instead of ${size}`;
  return found === sha256 ? undefined : `has the SHA-256 ${found} instead of ${sha256}`;
}
