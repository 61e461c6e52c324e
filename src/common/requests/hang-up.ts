import type { FastifyReply } from 'fastify';

/** Aborted when the connection of a request is gone before its answer. */
export function hangUpOf({ raw }: FastifyReply): AbortSignal {
  const hungUp = new AbortController();
  raw.once('close', () => hungUp.abort());
  return hungUp.signal;
}
