import type { Readable } from 'node:stream';

/**
 * Prevents a stream that fails before it is read from ending the process, which an `error` event without a listener
 * does. The stream keeps its error and passes it to every later reader (`for await`, `pipeline`).
 */
export function keepStreamError<T extends Readable>(stream: T): T {
  return stream.on('error', () => undefined);
}
