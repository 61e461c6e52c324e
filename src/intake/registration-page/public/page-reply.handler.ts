import type { FastifyReply } from 'fastify';
import type { PageAnswer } from './public-page.service.js';

/** Sends a page. A header that is null is removed from those that every response has. */
export function sendPage(reply: FastifyReply, { status, headers, body }: PageAnswer): FastifyReply {
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) void reply.removeHeader(name);
    else void reply.header(name, value);
  }
  return reply.status(status).send(body);
}
