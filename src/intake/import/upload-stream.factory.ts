import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { keepStreamError } from '../../common/files/stream-error.handler.js';
import { StreamedBody } from '../../common/http/streamed-body.dto.js';
import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { escapePointer } from '../../common/validation/text-inspection.rules.js';

/** A boundary of the length that RFC 2046 allows. A longer boundary would make the search for it expensive. */
const BOUNDARY = /;\s*boundary=(?:"[^"]{1,70}"|[^\s;"]{1,70}(?=[\s;]|$))/i;

/** The options of an import. As a field of the form one would have no effect, and a trial would become an import. */
const OPTIONS = ['dryRun', 'formId'];

/**
 * Returns the bytes of the uploaded file as a stream: the body itself, or the first file of a form. An error of the
 * form is thrown to the reader of the stream, however late the reading begins.
 * @throws 415 for any other kind of body, 400 for a form without a boundary
 */
export function createUploadStream(upload: unknown): Readable {
  if (!(upload instanceof StreamedBody)) throw createUnsupportedMediaError();
  const { headers, stream: body } = upload;
  const contentType = headers['content-type'] ?? '';
  const file = keepStreamError(new PassThrough());
  const target = contentType.toLowerCase().startsWith('text/csv') ? file : openForm(headers, contentType, file);
  // An error of the body may have occurred before this, when its event has passed.
  finished(body, (error) => error && file.destroy(error));
  // The rest of a body is consumed if its file is not read to the end, because the response and the next request need
  // the connection.
  file.once('close', () => body.unpipe(target).resume());
  body.pipe(target);
  return file;
}

/**
 * Creates a form parser that writes the only file of a form to `file`. The stream ends with the form and not with the
 * file, so that an option or a second file behind the file is refused before anything is imported.
 * @throws 400 for a form without a boundary
 */
function openForm(headers: IncomingHttpHeaders, contentType: string, file: PassThrough): BusboyInstance {
  const form = createForm(headers, contentType);
  let hasFile = false;
  let problem: CodedError | undefined;
  form.on('file', (_field, content) => {
    hasFile = true;
    pipeline(content, file, { end: false }).catch((error: Error) => file.destroy(error));
  });
  form.on('field', (name) => {
    const option = findOption(name);
    if (option) problem ??= createMisplacedOptionError(name, option);
  });
  form.on('filesLimit', () => (problem ??= createSecondFileError()));
  form.on('finish', () => {
    if (!hasFile) problem = createMissingFileError();
    if (problem) file.destroy(problem);
    else file.end();
  });
  form.on('error', () =>
    file.destroy(createMalformedFormError('The form is truncated or is not multipart/form-data.')),
  );
  return form;
}

function createForm(headers: IncomingHttpHeaders, contentType: string): BusboyInstance {
  const unnamed = 'The Content-Type of the form must name a boundary of 1 to 70 characters.';
  if (!BOUNDARY.test(contentType)) throw createMalformedFormError(unnamed);
  try {
    const limits = { files: 1, fields: 1, fieldNameSize: 100, fieldSize: 100 };
    return new Busboy({ headers: { ...headers, 'content-type': contentType }, limits });
  } catch {
    throw createMalformedFormError(unnamed);
  }
}

/**
 * Stores a file on disk while `use` runs. `use` gets the SHA-256 digest of the whole file in hexadecimal digits before
 * it reads the file. The copy is deleted afterwards.
 * @throws the errors of reading the file and of `use`
 */
export async function withDiskCopy<T>(
  file: Readable,
  use: (openCopy: () => Readable, digest: string) => Promise<T>,
): Promise<T> {
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
    return await use(() => createReadStream(path), digest.digest('hex'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function createMissingFileError(): CodedError {
  return createInvalidFieldError('/file', 'import.file_missing', 'The form has no file; send it as a part named file.');
}

function createSecondFileError(): CodedError {
  return createInvalidFieldError(
    '/file',
    'import.second_file',
    'The form has more than one file; import them one by one.',
  );
}

/** Finds the option of the address that a field of a form means: `dry_run` means dryRun. Other fields are ignored. */
function findOption(field: string): string | undefined {
  const letters = field.toLowerCase().replaceAll(/[^a-z]/g, '');
  return OPTIONS.find((option) => option.toLowerCase() === letters);
}

function createMisplacedOptionError(field: string, option: string): CodedError {
  const detail = `${option} is an option of the address, not a field of the form: send ?${option}=… with it.`;
  return createInvalidFieldError(`/${escapePointer(field)}`, 'field.unknown', detail);
}

function createMalformedFormError(detail: string): CodedError {
  const code = 'request.malformed';
  return new CodedError('malformed', code, detail, [{ pointer: '/file', code, detail }]);
}

function createUnsupportedMediaError(): CodedError {
  return new CodedError('unsupported_media', 'request.unsupported_media_type', 'Send text/csv, or a form with a file.');
}
