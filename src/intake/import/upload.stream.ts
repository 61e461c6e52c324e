import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { keepStreamError } from '../../common/files/stream-error.handler.js';
import { StreamedBody } from '../../common/requests/streamed.body.js';
import { CodedError, invalidField } from '../../common/errors/domain.errors.js';

/** A boundary that RFC 2046 allows; looking for a longer one would cost more for every byte of the form. */
const BOUNDARY = /;\s*boundary=(?:"[^"]{1,70}"|[^\s;"]{1,70}(?=[\s;]|$))/i;

/**
 * The bytes of the uploaded file, as they come: the body itself, or the first file of a form. What goes wrong with the form
 * is thrown to whoever reads the bytes, however late the reading begins.
 * @throws 415 for any other kind of body, 400 for a form without a boundary
 */
export function fileOf(upload: unknown): Readable {
  if (!(upload instanceof StreamedBody)) throw otherMedia();
  const { headers, stream: body } = upload;
  const contentType = headers['content-type'] ?? '';
  const file = keepStreamError(new PassThrough());
  const target = contentType.toLowerCase().startsWith('text/csv') ? file : openForm(headers, contentType, file);
  body.on('error', (error) => file.destroy(error));
  // The rest of a body whose file is read no further is let through: the answer needs the connection, and so may the next request.
  file.once('close', () => body.unpipe(target).resume());
  body.pipe(target);
  return file;
}

/** A reader of forms that writes the first file of a form to `file`. @throws 400 for a form without a boundary */
function openForm(headers: IncomingHttpHeaders, contentType: string, file: PassThrough): BusboyInstance {
  const form = createForm(headers, contentType);
  let found = false;
  form.on('file', (_field, content) => {
    found = true;
    pipeline(content, file).catch((error: Error) => file.destroy(error));
  });
  form.on('finish', () => found || file.destroy(createMissingFileError()));
  form.on('error', () => file.destroy(createMalformedFormError('The form is cut short, or is no form.')));
  return form;
}

function createForm(headers: IncomingHttpHeaders, contentType: string): BusboyInstance {
  const unnamed = 'The form names no boundary of 1 to 70 characters.';
  if (!BOUNDARY.test(contentType)) throw createMalformedFormError(unnamed);
  try {
    return new Busboy({ headers: { ...headers, 'content-type': contentType }, limits: { files: 1, fields: 0 } });
  } catch {
    throw createMalformedFormError(unnamed);
  }
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

function createMissingFileError(): CodedError {
  return invalidField('/file', 'import.file_missing', 'There is no file in this form; send it as a part named file.');
}

function createMalformedFormError(detail: string): CodedError {
  const code = 'request.malformed';
  return new CodedError('malformed', code, detail, [{ pointer: '/file', code, detail }]);
}

function otherMedia(): CodedError {
  return new CodedError('unsupported_media', 'request.unsupported_media_type', 'Send text/csv, or a form with a file.');
}
