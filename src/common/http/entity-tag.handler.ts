import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX } from './http.constants.js';

const REPORTS = `/${API_PREFIX}/reports/`;

/**
 * Tags reports and calendars with the SHA-256 of their bytes, and sends nothing to clients that already have them. They
 * are computed nevertheless, because nothing else tells whether they have changed.
 */
export function addEntityTags(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode !== 200 || !isTagged(request, reply, payload)) {
      done(null, payload);
      return;
    }
    const tag = `"${createHash('sha256').update(payload).digest('hex')}"`;
    void reply.header('ETag', tag);
    if (!isKnownTag(request.headers['if-none-match'], tag)) {
      done(null, payload);
      return;
    }
    void reply.status(304).removeHeader('Content-Disposition').removeHeader('Content-Length');
    done(null, null);
  });
}

/** Tells whether a response is the file of a report. */
export function isReportFile({ routeOptions }: FastifyRequest, payload: unknown): payload is Buffer {
  return Buffer.isBuffer(payload) && (routeOptions.url ?? '').startsWith(REPORTS);
}

function isTagged(request: FastifyRequest, reply: FastifyReply, payload: unknown): payload is Buffer | string {
  if (isReportFile(request, payload)) return true;
  return typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/calendar');
}

/** Tells whether `If-None-Match` contains a tag. Weak and strong tags compare as equal there (RFC 9110, 13.1.2). */
export function isKnownTag(header: string | undefined, tag: string): boolean {
  const removeWeakness = (each: string) => each.trim().replace(/^W\//, '');
  const tags = header?.split(',').map(removeWeakness) ?? [];
  return header?.trim() === '*' || tags.includes(removeWeakness(tag));
}
