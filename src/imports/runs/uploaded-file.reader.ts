import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BusboyInstance } from '@fastify/busboy';
import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { withDiskCopy } from '../../common/files/disk-copy.store.js';
import { keepStreamError } from '../../common/files/stream-error.handler.js';
import { StreamedBody } from '../../common/http/streamed-body.dto.js';
import {
  createMalformedFormError,
  createMissingFileError,
  createSecondFileError,
  createUploadForm,
  isForm,
  sendUpload,
} from '../../common/http/upload-form.factory.js';
import { escapePointer } from '../../common/validation/text-inspection.rules.js';
import { MAX_FILE_BYTES } from '../files/table-file.constants.js';

/** The parts of the form that are no file. */
export const UPLOAD_FIELDS = ['entity', 'sheet', 'headingRow', 'encoding', 'separator', 'replaces'] as const;
/** The texts of the parts that a form has. */
export type UploadFields = Partial<Record<(typeof UPLOAD_FIELDS)[number], string>>;

/** An uploaded file on the disk, with the other parts of its form. */
export interface UploadedFile {
  path: string;
  fileName: string;
  /** The texts of the other parts. */
  fields: UploadFields;
  /** SHA-256 in hexadecimal digits. */
  digest: string;
}

/** The parts of a form that were read while the file was stored. */
interface FormParts {
  fileName?: string;
  fields: UploadFields;
  problem?: CodedError;
}

/**
 * Stores the file of a form on the disk while `use` runs, and deletes it afterwards. A form that is cut off leaves
 * nothing.
 * @throws 400, 413, 415, 422 for a body that is no form with one file
 */
export async function withUploadedFile<T>(upload: unknown, use: (file: UploadedFile) => Promise<T>): Promise<T> {
  const parts: FormParts = { fields: {} };
  return withDiskCopy(limitSize(openForm(upload, parts)), ({ path, digest }) => {
    const { fileName = '', fields } = parts;
    return use({ path, fileName, fields, digest });
  });
}

async function* limitSize(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) throw createTooLargeError();
    yield chunk;
  }
}

/** Returns the bytes of the file of a form. The stream ends with the form, when all parts are known. */
function openForm(upload: unknown, parts: FormParts): PassThrough {
  if (!(upload instanceof StreamedBody) || !isForm(upload)) throw createUnsupportedMediaError();
  const form = createUploadForm(upload.headers, { fields: 10, fieldSize: 1_000 });
  const file = keepStreamError(new PassThrough());
  readParts(form, file, parts);
  sendUpload(upload, form, file);
  return file;
}

function readParts(form: BusboyInstance, file: PassThrough, parts: FormParts): void {
  form.on('file', (field, content, fileName) => {
    if (field !== 'file') parts.problem ??= createUnknownPartError(field);
    parts.fileName = cleanFileName(fileName);
    pipeline(content, file, { end: false }).catch((error: Error) => file.destroy(error));
  });
  form.on('field', (name, value) => {
    const field = UPLOAD_FIELDS.find((one) => one === name);
    if (field === undefined) parts.problem ??= createUnknownPartError(name);
    else if (parts.fields[field] !== undefined) parts.problem ??= createRepeatedPartError(field);
    else parts.fields[field] = value;
  });
  form.on('filesLimit', () => (parts.problem ??= createSecondFileError()));
  form.on('fieldsLimit', () => (parts.problem ??= createMalformedFormError('The form must have at most 10 fields.')));
  form.on('finish', () => {
    if (parts.fileName === undefined) parts.problem ??= createMissingFileError();
    if (parts.problem) file.destroy(parts.problem);
    else file.end();
  });
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
  return new CodedError(code, detail, [{ pointer: '/file', code, detail }]);
}

function createUnknownPartError(name: string): CodedError {
  const detail = `The form has no part ${name.slice(0, 60)}; it has the parts file, ${UPLOAD_FIELDS.join(', ')}.`;
  return createInvalidFieldError(`/${escapePointer(name.slice(0, 60))}`, 'field.unknown', detail);
}

function createRepeatedPartError(name: string): CodedError {
  return createInvalidFieldError(`/${name}`, 'field.invalid', `The form must have the part ${name} once.`);
}

function createUnsupportedMediaError(): CodedError {
  const detail = 'Send multipart/form-data with the parts file and entity.';
  return new CodedError('request.unsupported_media_type', detail);
}
