import { PassThrough, type Readable } from 'node:stream';
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

function otherMedia(): CodedError {
  return new CodedError('unsupported_media', 'request.unsupported_media_type', 'Send text/csv, or a form with a file.');
}
