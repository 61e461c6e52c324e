import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { StreamedBody } from '../../common/requests/streamed.body.js';
import { CodedError, invalidField } from '../../common/errors/domain.errors.js';

/**
 * The bytes of the uploaded file, as they come: the body itself, or the first file of a form.
 * @throws 415 for any other kind of body, 422 for a form without a file
 */
export function fileOf(upload: unknown): Readable {
  if (!(upload instanceof StreamedBody)) throw otherMedia();
  const { headers, stream: body } = upload;
  const type = headers['content-type']?.toLowerCase() ?? '';
  if (type.startsWith('text/csv')) return body;
  const file = new PassThrough();
  const missing = invalidField('/file', 'import.file_missing', 'There is no file in this form.');
  try {
    const form = new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      limits: { files: 1 },
    });
    let found = false;
    form.on('file', (_field, content) => {
      found = true;
      content.on('error', (error) => file.destroy(error));
      content.pipe(file);
    });
    form.on('finish', () => found || file.destroy(missing));
    form.on('error', () => file.destroy(new CodedError('malformed', 'request.malformed', 'The form is cut short.')));
    body.on('error', (error) => file.destroy(error));
    body.pipe(form);
  } catch {
    throw new CodedError('malformed', 'request.malformed', 'The form names no boundary.');
  }
  return file;
}

/**
 * Keeps a file on disk while something is done with it, for what has to know all of it first: its digest, SHA-256 in hex.
 * @throws what reading it and `use` throw; the copy is gone then, too
 */
export async function onDisk<T>(file: Readable, use: (open: () => Readable, digest: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'locate-upload-'));
  try {
    const path = join(folder, 'file');
    const digest = createHash('sha256');
    const counted = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        digest.update(chunk);
        yield chunk;
      }
    };
    await pipeline(file, counted, createWriteStream(path));
    return await use(() => createReadStream(path), digest.digest('hex'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function otherMedia(): CodedError {
  return new CodedError('unsupported_media', 'request.unsupported_media_type', 'Send text/csv, or a form with a file.');
}
