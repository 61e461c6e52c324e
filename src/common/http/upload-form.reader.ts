import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BusboyInstance } from '@fastify/busboy';
import { CodedError, createInvalidFieldError } from '../errors/domain.errors.js';
import type { ErrorCode } from '../errors/error-codes.rules.js';
import { withDiskCopy } from '../files/disk-copy.store.js';
import { keepStreamError } from '../files/stream-error.handler.js';
import { escapePointer } from '../validation/text-inspection.rules.js';
import { StreamedBody } from './streamed-body.dto.js';
import { createMalformedFormError, createUploadForm, isForm, sendUpload } from './upload-form.factory.js';

/** The parts that a form with one file may have. The file is the part `file`. */
export interface UploadFormRules {
  /** The parts that are texts. */
  fields: readonly string[];
  /** Those of them that a form may have several times. */
  repeatable: readonly string[];
  /** Maximum number of bytes of the file. */
  maxBytes: number;
  /** The codes of the errors of the file. */
  codes: Record<'missing' | 'second' | 'empty' | 'tooLarge', ErrorCode>;
}

/** A form whose file is on the disk. */
export interface UploadedForm {
  /** The path of the file. */
  path: string;
  /** The name of the file as the client sent it, which may be any text. */
  fileName: string;
  /** Number of bytes of the file. */
  size: number;
  /** SHA-256 of the file in hexadecimal digits. */
  sha256: string;
  /** The texts of each other part. */
  fields: ReadonlyMap<string, string[]>;
}

/** Maximum number of texts of a form. */
const MAX_FIELDS = 60;
/** Maximum number of bytes of a text. Longer ones are cut, so every rule about lengths must be stricter. */
const MAX_FIELD_BYTES = 16_384;
/** Number of characters of an unknown name that an error repeats. */
const MAX_SHOWN_NAME = 60;

/** The parts of a form that were read while its file was stored. */
interface FormParts {
  fileName?: string | undefined;
  size: number;
  fields: Map<string, string[]>;
}

/**
 * Stores the file of a form on the disk while `use` runs, and deletes it afterwards. The parts may be in any order. A form
 * that is cut off leaves nothing.
 * @throws 400, 413, 415, 422 for a body that is no form with one file
 */
export async function withUploadedForm<T>(
  body: unknown,
  rules: UploadFormRules,
  use: (form: UploadedForm) => Promise<T>,
): Promise<T> {
  const parts: FormParts = { size: 0, fields: new Map() };
  return withDiskCopy(limitSize(openForm(body, rules, parts), rules, parts), ({ path, digest }) => {
    const { fileName = '', size, fields } = parts;
    if (size === 0) throw createEmptyFileError(fileName, rules);
    return use({ path, fileName, size, sha256: digest, fields });
  });
}

/** Passes the bytes of a file on until there are too many of them. */
async function* limitSize(
  chunks: AsyncIterable<Buffer>,
  rules: UploadFormRules,
  parts: FormParts,
): AsyncIterable<Buffer> {
  for await (const chunk of chunks) {
    parts.size += chunk.length;
    if (parts.size > rules.maxBytes) throw createTooLargeError(rules);
    yield chunk;
  }
}

/** Returns the bytes of the file of a form. The stream ends with the form, when all parts are known. */
function openForm(body: unknown, rules: UploadFormRules, parts: FormParts): PassThrough {
  if (!(body instanceof StreamedBody) || !isForm(body)) throw createUnsupportedMediaError(rules);
  const form = createUploadForm(body.headers, { fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES }, true);
  const file = keepStreamError(new PassThrough());
  readParts(form, file, rules, parts);
  sendUpload(body, form, file);
  return file;
}

/** Reads the parts. The first problem ends the reading at once, because the rest of the body may be long. */
function readParts(form: BusboyInstance, file: PassThrough, rules: UploadFormRules, parts: FormParts): void {
  const fail = (error: CodedError) => void file.destroy(error);
  form.on('file', (name, content, fileName) => {
    if (name !== 'file') fail(createUnknownPartError(name, rules));
    parts.fileName = fileName;
    pipeline(content, file, { end: false }).catch((error: Error) => file.destroy(error));
  });
  form.on('field', (name: string | undefined, value) => {
    const known = rules.fields.find((one) => one === name);
    if (known === undefined)
      return fail(name === 'file' ? createNamelessFileError(rules) : createUnknownPartError(name, rules));
    const texts = parts.fields.get(known) ?? [];
    if (texts.length > 0 && !rules.repeatable.includes(known)) return fail(createRepeatedPartError(known));
    parts.fields.set(known, [...texts, value]);
  });
  form.on('filesLimit', () => fail(createSecondFileError(rules)));
  form.on('fieldsLimit', () => fail(createMalformedFormError(`The form must have at most ${MAX_FIELDS} texts.`)));
  form.on('finish', () => {
    if (parts.fileName === undefined) fail(createMissingFileError(rules));
    else file.end();
  });
}

/** Creates an error of the file of a form. */
export function createFileError(code: ErrorCode, detail: string): CodedError {
  return new CodedError(code, detail, [{ pointer: '/file', code, detail }]);
}

function createMissingFileError({ codes }: UploadFormRules): CodedError {
  return createFileError(codes.missing, 'The form has no file; send it as a part named file.');
}

function createNamelessFileError({ codes }: UploadFormRules): CodedError {
  return createFileError(codes.missing, 'The part file is a text; send it with a filename.');
}

function createSecondFileError({ codes }: UploadFormRules): CodedError {
  return createFileError(codes.second, 'The form has more than one file; upload them one by one.');
}

/** A browser sends an empty file without a name if the user has chosen none. */
function createEmptyFileError(fileName: string, rules: UploadFormRules): CodedError {
  if (fileName === '') return createMissingFileError(rules);
  return createFileError(rules.codes.empty, 'The file is empty.');
}

function createTooLargeError({ codes, maxBytes }: UploadFormRules): CodedError {
  return createFileError(codes.tooLarge, `The file must have at most ${maxBytes / 1_048_576} MB.`);
}

function createUnknownPartError(name: string | undefined, { fields }: UploadFormRules): CodedError {
  const shown = (name ?? '').slice(0, MAX_SHOWN_NAME).toWellFormed();
  const detail = `The form has no part ${shown || 'without a name'}; it has the parts file, ${fields.join(', ')}.`;
  return createInvalidFieldError(`/${escapePointer(shown)}`, 'field.unknown', detail);
}

function createRepeatedPartError(name: string): CodedError {
  return createInvalidFieldError(`/${name}`, 'field.invalid', `The form must have the part ${name} once.`);
}

function createUnsupportedMediaError({ fields }: UploadFormRules): CodedError {
  const detail = `Send multipart/form-data with the parts file and ${fields.join(', ')}.`;
  return new CodedError('request.unsupported_media_type', detail);
}
