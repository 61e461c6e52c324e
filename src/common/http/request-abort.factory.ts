import type { FastifyReply } from 'fastify';

/** Returns a signal that aborts when the connection of a request closes before its response is sent. */
export function createAbortSignal({ raw }: FastifyReply): AbortSignal {
  const hungUp = new AbortController();
  raw.once('close', () => hungUp.abort());
  return hungUp.signal;
}
