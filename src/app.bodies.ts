import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { CodedError } from './common/errors/domain.errors.js';
import { API_PREFIX } from './common/requests/api.prefix.js';
import { StreamedBody } from './common/requests/streamed.body.js';
import { nestsTooDeep } from './common/validation/text.inspection.js';

/** Where senders of forms send to, as the router has it. */
const RECEIVING_ROUTE = '/intake/:connectionId/:token';
/** Where lists of registrations are uploaded, as the router has it. */
const IMPORT_ROUTE = '/api/v1/intake/connections/:id/import';
/** What a `PATCH` has as its body may be called by its own name (RFC 7396) too. */
const MERGE_PATCH = 'application/merge-patch+json';
/** Largest body of a request, in bytes. */
export const MOST_BYTES = 1_048_576;
/** Largest body of a request to log in, in bytes: it is read before anybody knows who sends it. */
const MAX_LOGIN_BYTES = 16_384;
const LOGIN_ROUTES = `/${API_PREFIX}/auth/`;

/**
 * JSON bodies, those of merge patches among them: refused early when they nest absurdly or are no UTF-8; `__proto__` and
 * the like are refused by Fastify's own parser. What senders of forms send, of any kind, stays the very bytes: a signature holds for
 * nothing else.
 */
export function readBodies(fastify: FastifyInstance, adapter: FastifyAdapter): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url.startsWith(LOGIN_ROUTES)) route.bodyLimit = MAX_LOGIN_BYTES;
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  adapter.useBodyParser(['application/json', MERGE_PATCH], false, { bodyLimit: MOST_BYTES }, (request, body, done) => {
    if (isDelivery(request)) return done(null, body);
    // It says what is to become of a record; in any other request it would say nothing.
    if (request.method !== 'PATCH' && isMergePatch(request)) return done(notJson(), undefined);
    // JSON is UTF-8 (RFC 8259). Other bytes would be stored with � for every letter that is none.
    if (!isUtf8(body)) return done(malformed('request.malformed', 'The body is not UTF-8.'), undefined);
    const text = body.toString('utf8');
    if (text === '') return done(null, undefined);
    if (nestsTooDeep(text)) return done(malformed('request.nested_too_deep', 'The body nests too deep.'), undefined);
    void parse(request, text, done);
  });
  // Fastify's own parser would make a text of the bytes.
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser(
    ['text/csv', 'multipart/form-data'],
    async (request: FastifyRequest, stream: Readable) => {
      // A file can be of any length, and is read as it comes.
      if (request.routeOptions.url === IMPORT_ROUTE) return new StreamedBody(request.headers, stream);
      const body = await collect(stream, request.routeOptions.bodyLimit);
      if (isDelivery(request)) return body;
      throw notJson();
    },
  );
  adapter.useBodyParser('*', false, { bodyLimit: MOST_BYTES }, (request, body, done) => {
    if (isDelivery(request)) return done(null, body);
    done(notJson(), undefined);
  });
}

/** What a content type looks like; Fastify refuses requests with another before any parser sees them. */
const CONTENT_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;|$)/;

/** Bytes of a kind that is none are bytes all the same. */
export function acceptAnyContentType(request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (type !== undefined && isDelivery(request) && !CONTENT_TYPE.test(type)) {
    request.raw.headers['content-type'] = 'application/octet-stream';
  }
}

function malformed(code: string, detail: string): CodedError {
  return new CodedError('malformed', code, detail);
}

function notJson(): CodedError {
  return new CodedError('unsupported_media', 'request.unsupported_media_type', 'The body must be JSON.');
}

/** The bytes of a body. @throws 413 when there are more than the route takes */
async function collect(stream: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isMergePatch({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.trim().toLowerCase().startsWith(MERGE_PATCH) ?? false;
}

/** Whether a request goes where senders of forms send to. */
function isDelivery({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === RECEIVING_ROUTE;
}
