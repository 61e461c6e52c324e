import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A file that was copied to the disk. */
export interface DiskCopy {
  path: string;
  /** SHA-256 of the whole file in hexadecimal digits. */
  digest: string;
}

/**
 * Stores a file on disk while `use` runs, and deletes it afterwards.
 * @throws the errors of reading the file and of `use`
 */
export async function withDiskCopy<T>(file: AsyncIterable<Buffer>, use: (copy: DiskCopy) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'locate-upload-'));
  try {
    const path = join(folder, 'file');
    const digest = createHash('sha256');
    const hashChunks = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        digest.update(chunk);
        yield chunk;
      }
    };
    // The copy is created before the upload is read: a stream that fails at once would create it after its deletion.
    const copy = await open(path, 'wx');
    await pipeline(file, hashChunks, copy.createWriteStream());
    return await use({ path, digest: digest.digest('hex') });
  } finally {
    await rm(folder, { recursive: true });
  }
}
