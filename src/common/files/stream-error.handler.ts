import type { Readable } from 'node:stream';

/**
 * Keeps a stream that fails before anybody reads it from ending the process, as an `error` event without a listener does.
 * The stream remembers its error and gives it to every later reader (`for await`, `pipeline`).
 */
export function keepStreamError<T extends Readable>(stream: T): T {
  return stream.on('error', () => undefined);
}
