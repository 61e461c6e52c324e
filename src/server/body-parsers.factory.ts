import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { CodedError } from '../common/errors/domain.errors.js';
import { API_PREFIX } from '../common/http/http.constants.js';
import { StreamedBody } from '../common/http/streamed-body.dto.js';
import { describeSyntaxError } from '../common/validation/json-syntax.rules.js';
import { isNestedTooDeep } from '../common/validation/text-inspection.rules.js';

/**
 * The routes that take a body of any content type, as the router has them: deliveries of forms, the link to unsubscribe, and
 * the forms of registration pages.
 */
const ANY_CONTENT_ROUTES = ['/intake/:connectionId/:token', '/m/:token', '/r/:slug', '/r/:slug/m/:token'];
/** The routes to which files are uploaded, as the router has them. */
const UPLOAD_ROUTES = [
  '/api/v1/intake/connections/:id/import',
  '/api/v1/imports',
  '/api/v1/documents',
  '/api/v1/documents/:id/versions',
  '/api/v1/inbound-mails',
];
/** Content type of the body of a `PATCH` (RFC 7396). */
const MERGE_PATCH = 'application/merge-patch+json';
/** Maximum size of a request body in bytes. */
export const MAX_BYTES = 1_048_576;
/**
 * Maximum size in bytes of the body of a login. It is small because the body is read before the sender is
 * authenticated.
 */
const MAX_LOGIN_BYTES = 16_384;
/** Maximum size in bytes of the form of a registration page. */
const MAX_FORM_BYTES = 65_536;
const FORM_ROUTES = '/r/';
const LOGIN_ROUTES = [`/${API_PREFIX}/auth/`, `/${API_PREFIX}/sessions`];

/**
 * Configures the parsing of bodies. JSON bodies, including merge patches, are rejected early if they nest too deeply or
 * are not UTF-8; Fastify's own parser rejects keys such as `__proto__`. Deliveries of forms, of any content type, keep
 * their original bytes because signatures are computed over them.
 */
export function configureBodyParsers(fastify: FastifyInstance, adapter: FastifyAdapter): void {
  fastify.addHook('onRoute', (route) => {
    if (LOGIN_ROUTES.some((start) => route.url.startsWith(start))) route.bodyLimit = MAX_LOGIN_BYTES;
    if (route.url.startsWith(FORM_ROUTES)) route.bodyLimit = MAX_FORM_BYTES;
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  adapter.useBodyParser(['application/json', MERGE_PATCH], false, { bodyLimit: MAX_BYTES }, (request, body, done) => {
    if (isAnyContentTaken(request)) return done(null, body);
    // A merge patch has a meaning only in a PATCH request.
    if (request.method !== 'PATCH' && isMergePatch(request)) return done(createNotJsonError(), undefined);
    // JSON is UTF-8 (RFC 8259). Invalid bytes would be stored as �.
    if (!isUtf8(body)) return done(new CodedError('request.malformed', 'The body must be UTF-8.'), undefined);
    const text = body.toString('utf8');
    if (text === '') return done(null, undefined);
    if (isNestedTooDeep(text))
      return done(
        new CodedError('request.nested_too_deep', 'The body must not be nested more than 32 levels deep.'),
        undefined,
      );
    void parse(request, text, (error, parsed) => {
      const detail = error && describeSyntaxError(text);
      done(detail ? new CodedError('request.malformed', detail) : error, parsed);
    });
  });
  // Fastify's own parser would convert the bytes to text.
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser(
    ['text/csv', 'multipart/form-data', 'message/rfc822'],
    async (request: FastifyRequest, stream: Readable) => {
      // A file may have any length and is read as a stream.
      if (isUpload(request)) return new StreamedBody(request.headers, stream);
      const body = await collect(stream, request.routeOptions.bodyLimit);
      if (isAnyContentTaken(request)) return body;
      throw createNotJsonError();
    },
  );
  adapter.useBodyParser('*', false, { bodyLimit: MAX_BYTES }, (request, body, done) => {
    if (isAnyContentTaken(request)) return done(null, body);
    // An upload without a form is refused by its route, which knows the parts of the form.
    if (isUpload(request)) return done(null, undefined);
    done(createNotJsonError(), undefined);
  });
}

/** Matches a content type. Fastify rejects requests with any other value before a parser sees them. */
const CONTENT_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;|$)/;

/** Replaces a malformed content type where any is taken, so that the bytes are accepted nevertheless. */
export function acceptAnyContentType(request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (type !== undefined && isAnyContentTaken(request) && !CONTENT_TYPE.test(type)) {
    request.raw.headers['content-type'] = 'application/octet-stream';
  }
}

function createNotJsonError(): CodedError {
  return new CodedError('request.unsupported_media_type', 'The body must be JSON.');
}

/**
 * Collects the bytes of a body.
 * @throws 413 if there are more than the route accepts
 */
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

/** Tells whether a route takes a body of any content type. */
function isAnyContentTaken({ routeOptions }: FastifyRequest): boolean {
  return ANY_CONTENT_ROUTES.includes(routeOptions.url ?? '');
}

/** Tells whether a request is an upload of a file. */
function isUpload({ routeOptions }: FastifyRequest): boolean {
  return UPLOAD_ROUTES.includes(routeOptions.url ?? '');
}
