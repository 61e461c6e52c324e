import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { keepStreamError } from '../files/stream-error.handler.js';

/** The body of an upload, before anything of it has been read: it can be as long as it likes. */
export class StreamedBody {
  constructor(
    readonly headers: IncomingHttpHeaders,
    readonly stream: Readable,
  ) {
    keepStreamError(stream);
  }

  /** It has no part in the digest that tells requests with one Idempotency-Key apart: it can be read only once. */
  toJSON(): null {
    return null;
  }
}
