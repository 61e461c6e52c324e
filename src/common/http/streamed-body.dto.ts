import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { keepStreamError } from '../files/stream-error.handler.js';

/** The body of an upload before any of it has been read. Its length is not limited. */
export class StreamedBody {
  constructor(
    readonly headers: IncomingHttpHeaders,
    readonly stream: Readable,
  ) {
    keepStreamError(stream);
  }

  /** Returns null so that the body is left out of the digest of an Idempotency-Key: it can be read only once. */
  toJSON(): null {
    return null;
  }
}
