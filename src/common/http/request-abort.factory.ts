import type { FastifyReply } from 'fastify';

/** Returns a signal that aborts when the connection of a request closes before its response is sent. */
export function createAbortSignal({ raw }: FastifyReply): AbortSignal {
  const aborted = new AbortController();
  raw.once('close', () => aborted.abort());
  return aborted.signal;
}
