import type { IncomingHttpHeaders } from 'node:http';
import { finished, type PassThrough } from 'node:stream';
import { Busboy, type BusboyConfig, type BusboyInstance } from '@fastify/busboy';
import { CodedError } from '../errors/domain.errors.js';
import type { StreamedBody } from './streamed-body.dto.js';

/** A boundary of the length that RFC 2046 allows. A longer boundary would make the search for it expensive. */
const BOUNDARY = /;\s*boundary=(?:"[^"]{1,70}"|[^\s;"]{1,70}(?=[\s;]|$))/i;

/**
 * Creates the parser of a form with one file.
 * @param preservePath whether the name of the file keeps what looks like the path of a folder
 * @throws 400 for a form without a boundary
 */
export function createUploadForm(
  headers: IncomingHttpHeaders,
  limits: BusboyConfig['limits'],
  preservePath = false,
): BusboyInstance {
  const contentType = headers['content-type'] ?? '';
  const unnamed = 'The Content-Type of the form must name a boundary of 1 to 70 characters.';
  if (!BOUNDARY.test(contentType)) throw createMalformedFormError(unnamed);
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': contentType },
      limits: { files: 1, fieldNameSize: 100, ...limits },
      preservePath,
    });
  } catch {
    throw createMalformedFormError(unnamed);
  }
}

/** Tells whether a body is a form. */
export function isForm({ headers }: StreamedBody): boolean {
  return (headers['content-type'] ?? '').toLowerCase().startsWith('multipart/form-data');
}

/**
 * Sends a body to the form that reads it, or to the file itself. The file gets the errors of the body and of the form,
 * however late its reading begins.
 */
export function sendUpload({ stream: body }: StreamedBody, target: BusboyInstance | PassThrough, file: PassThrough) {
  if (target !== file) {
    const detail = 'The form is truncated or is not multipart/form-data.';
    target.on('error', () => file.destroy(createMalformedFormError(detail)));
  }
  // An error of the body may have occurred before this, when its event has passed.
  finished(body, (error) => error && file.destroy(error));
  // The rest of a body is consumed if its file is not read to the end, because the response and the next request need
  // the connection.
  file.once('close', () => body.unpipe(target).resume());
  body.pipe(target);
}

export function createMalformedFormError(detail: string): CodedError {
  const code = 'request.malformed';
  return new CodedError(code, detail, [{ pointer: '/file', code, detail }]);
}
