import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { keepStreamError } from '../../common/files/stream-error.handler.js';
import { StreamedBody } from '../../common/http/streamed-body.dto.js';
import { escapePointer } from '../../common/validation/text-inspection.rules.js';
import { MAX_FILE_BYTES } from '../files/table-file.constants.js';

/** A boundary of the length that RFC 2046 allows. A longer boundary would make the search for it expensive. */
const BOUNDARY = /;\s*boundary=(?:"[^"]{1,70}"|[^\s;"]{1,70}(?=[\s;]|$))/i;

/** An uploaded file on the disk, with the other parts of its form. */
export interface UploadedFile {
  path: string;
  fileName: string;
  /** The text of the part `entity`; undefined where the form has none. */
  entity: string | undefined;
  /** SHA-256 in hexadecimal digits. */
  digest: string;
}

/** The parts of a form that were read while the file was stored. */
interface FormParts {
  fileName?: string;
  entity?: string;
  problem?: CodedError;
}

/**
 * Stores the file of a form on the disk while `use` runs, and deletes it afterwards. A form that is cut off leaves
 * nothing.
 * @throws 400, 413, 415, 422 for a body that is no form with one file
 */
export async function withUploadedFile<T>(upload: unknown, use: (file: UploadedFile) => Promise<T>): Promise<T> {
  const parts: FormParts = {};
  const content = openForm(upload, parts);
  const folder = await mkdtemp(join(tmpdir(), 'locate-import-'));
  try {
    const path = join(folder, 'file');
    const digest = createHash('sha256');
    let size = 0;
    const inspectChunks = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > MAX_FILE_BYTES) throw createTooLargeError();
        digest.update(chunk);
        yield chunk;
      }
    };
    // The copy is created before the upload is read: a stream that fails at once would create it after its deletion.
    const copy = await open(path, 'wx');
    await pipeline(content, inspectChunks, copy.createWriteStream());
    const { fileName = '', entity } = parts;
    return await use({ path, fileName, entity, digest: digest.digest('hex') });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Returns the bytes of the file of a form. The stream ends with the form, when all parts are known. */
function openForm(upload: unknown, parts: FormParts): PassThrough {
  if (!(upload instanceof StreamedBody)) throw createUnsupportedMediaError();
  const { headers, stream: body } = upload;
  const contentType = headers['content-type'] ?? '';
  if (!contentType.toLowerCase().startsWith('multipart/form-data')) throw createUnsupportedMediaError();
  const form = createForm({ ...headers, 'content-type': contentType });
  const file = keepStreamError(new PassThrough());
  readParts(form, file, parts);
  // An error of the body may have occurred before this, when its event has passed.
  finished(body, (error) => error && file.destroy(error));
  // The rest of a body is consumed if its file is not read to the end, because the response and the next request need
  // the connection.
  file.once('close', () => body.unpipe(form).resume());
  body.pipe(form);
  return file;
}

function readParts(form: BusboyInstance, file: PassThrough, parts: FormParts): void {
  form.on('file', (field, content, fileName) => {
    if (field !== 'file') parts.problem ??= createUnknownPartError(field);
    parts.fileName = cleanFileName(fileName);
    pipeline(content, file, { end: false }).catch((error: Error) => file.destroy(error));
  });
  form.on('field', (name, value) => {
    if (name === 'entity') parts.entity = value;
    else parts.problem ??= createUnknownPartError(name);
  });
  form.on('filesLimit', () => (parts.problem ??= createSecondFileError()));
  form.on('fieldsLimit', () => (parts.problem ??= createMalformedFormError('The form must have at most 10 fields.')));
  form.on('finish', () => {
    if (parts.fileName === undefined) parts.problem ??= createMissingFileError();
    if (parts.problem) file.destroy(parts.problem);
    else file.end();
  });
  form.on('error', () =>
    file.destroy(createMalformedFormError('The form is truncated or is not multipart/form-data.')),
  );
}

function createForm(headers: BusboyHeaders): BusboyInstance {
  const unnamed = 'The Content-Type of the form must name a boundary of 1 to 70 characters.';
  if (!BOUNDARY.test(headers['content-type'])) throw createMalformedFormError(unnamed);
  try {
    return new Busboy({ headers, limits: { files: 1, fields: 10, fieldNameSize: 100, fieldSize: 1_000 } });
  } catch {
    throw createMalformedFormError(unnamed);
  }
}

/** Returns the name of a file without its folder and without characters that cannot be stored or shown. */
function cleanFileName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200) || 'file'
  );
}

function createTooLargeError(): CodedError {
  const code = 'import.file_too_large';
  const detail = `The file must have at most ${MAX_FILE_BYTES / 1024 / 1024} MB; split it and import the parts one by one.`;
  return new CodedError('too_large', code, detail, [{ pointer: '/file', code, detail }]);
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

function createUnknownPartError(name: string): CodedError {
  const detail = `The form has no part ${name.slice(0, 60)}; it has the parts file and entity.`;
  return createInvalidFieldError(`/${escapePointer(name.slice(0, 60))}`, 'field.unknown', detail);
}

function createMalformedFormError(detail: string): CodedError {
  const code = 'request.malformed';
  return new CodedError('malformed', code, detail, [{ pointer: '/file', code, detail }]);
}

function createUnsupportedMediaError(): CodedError {
  const detail = 'Send multipart/form-data with the parts file and entity.';
  return new CodedError('unsupported_media', 'request.unsupported_media_type', detail);
}
