import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { withDiskCopy } from '../../../common/files/disk-copy.store.js';
import { keepStreamError } from '../../../common/files/stream-error.handler.js';
import { StreamedBody } from '../../../common/http/streamed-body.dto.js';
import { isForm } from '../../../common/http/upload-form.factory.js';
import { createFileError, type UploadFormRules, withUploadedForm } from '../../../common/http/upload-form.reader.js';
import { MAX_MESSAGE_MB } from '../model/inbound-mail.constants.js';

/** A message on the disk. */
interface MessageFile {
  path: string;
  sha256: string;
}

const MAX_BYTES = MAX_MESSAGE_MB * 1_048_576;

const FORM_RULES: UploadFormRules = {
  fields: [],
  repeatable: [],
  maxBytes: MAX_BYTES,
  codes: {
    missing: 'inbound_mail.file_missing',
    second: 'inbound_mail.second_file',
    empty: 'inbound_mail.not_a_mail',
    tooLarge: 'inbound_mail.too_large',
  },
};

/**
 * Stores a message on the disk while `use` runs, and deletes it afterwards. The body is the message itself, or a form with
 * it as the part `file`.
 * @throws 400, 413 `inbound_mail.too_large`, 415, 422
 */
export function withMessageFile<T>(body: unknown, use: (file: MessageFile) => Promise<T>): Promise<T> {
  if (!(body instanceof StreamedBody)) {
    const detail = 'Send the message as message/rfc822, or as the part file of multipart/form-data.';
    throw new CodedError('request.unsupported_media_type', detail);
  }
  if (isForm(body)) return withUploadedForm(body, FORM_RULES, ({ path, sha256 }) => use({ path, sha256 }));
  return withDiskCopy(limitSize(body), ({ path, digest }) => use({ path, sha256: digest }));
}

/** Passes the bytes of a body on until there are too many of them. The rest is consumed, because a client sends it all. */
async function* limitSize({ stream }: StreamedBody): AsyncIterable<Buffer> {
  const file = keepStreamError(new PassThrough());
  void pipeline(stream, file).catch((error: Error) => file.destroy(error));
  let size = 0;
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) {
        throw createFileError('inbound_mail.too_large', `The message must have at most ${MAX_MESSAGE_MB} MB.`);
      }
      yield chunk;
    }
  } finally {
    stream.resume();
  }
}
