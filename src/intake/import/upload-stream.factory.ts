import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BusboyInstance } from '@fastify/busboy';
import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { keepStreamError } from '../../common/files/stream-error.handler.js';
import { StreamedBody } from '../../common/http/streamed-body.dto.js';
import { createUploadForm, sendUpload } from '../../common/http/upload-form.factory.js';
import { escapePointer } from '../../common/validation/text-inspection.rules.js';

/** The options of an import. As a field of the form one would have no effect, and a trial would become an import. */
const OPTIONS = ['dryRun', 'formId'];

/**
 * Returns the bytes of the uploaded file as a stream: the body itself, or the first file of a form. An error of the
 * form is thrown to the reader of the stream, however late the reading begins.
 * @throws 415 for any other kind of body, 400 for a form without a boundary
 */
export function createUploadStream(upload: unknown): Readable {
  if (!(upload instanceof StreamedBody)) throw createUnsupportedMediaError();
  const file = keepStreamError(new PassThrough());
  const isCsv = upload.headers['content-type']?.toLowerCase().startsWith('text/csv');
  sendUpload(upload, isCsv ? file : openForm(upload, file), file);
  return file;
}

/**
 * Creates a form parser that writes the only file of a form to `file`. The stream ends with the form and not with the
 * file, so that an option or a second file behind the file is refused before anything is imported.
 * @throws 400 for a form without a boundary
 */
function openForm({ headers }: StreamedBody, file: PassThrough): BusboyInstance {
  const form = createUploadForm(headers, { fields: 1, fieldSize: 100 });
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
  return form;
}

/** Finds the option of the address that a field of a form means: `dry_run` means dryRun. Other fields are ignored. */
function findOption(field: string): string | undefined {
  const letters = field.toLowerCase().replaceAll(/[^a-z]/g, '');
  return OPTIONS.find((option) => option.toLowerCase() === letters);
}

function createMissingFileError(): CodedError {
  return createInvalidFieldError('/file', 'import.file_missing', 'The form has no file; send it as a part named file.');
}

function createSecondFileError(): CodedError {
  const detail = 'The form has more than one file; import them one by one.';
  return createInvalidFieldError('/file', 'import.second_file', detail);
}

function createMisplacedOptionError(field: string, option: string): CodedError {
  const detail = `${option} is an option of the address, not a field of the form: send ?${option}=… with it.`;
  return createInvalidFieldError(`/${escapePointer(field)}`, 'field.unknown', detail);
}

function createUnsupportedMediaError(): CodedError {
  return new CodedError('request.unsupported_media_type', 'Send text/csv, or a form with a file.');
}
