import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** The place in a built page where every response gets a nonce of its own. */
const NONCE_PLACE = '%CSP_NONCE%';

/** Sends a built page that no cache keeps. Its styles are allowed by a nonce in the policy and in the page. */
export function sendNoncePage(
  reply: FastifyReply,
  page: string,
  buildContentSecurityPolicy: (nonce: string) => string,
): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header('Content-Security-Policy', buildContentSecurityPolicy(nonce))
    .header('Cache-Control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replace(NONCE_PLACE, nonce));
}
