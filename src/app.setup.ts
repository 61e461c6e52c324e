import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { apiPrefix } from './app.prefix.js';
import { AppModule } from './app.module.js';
import type { Clock } from './common/clock/clock.js';
import { CodedError } from './common/errors/domain.errors.js';
import { problemOf } from './common/errors/problem.details.js';
import { sendProblem } from './common/errors/problem.filter.js';
import { serveDocumentation } from './common/openapi/openapi.pages.js';
import { inRequest } from './common/requests/request.context.js';
import { StreamedBody } from './common/requests/streamed.body.js';
import { nestsTooDeep } from './common/validation/text.inspection.js';
import type { Settings } from './config/settings.js';
import { Metrics } from './operations/metrics.service.js';

/** Where senders of forms send to, as the router has it. */
const RECEIVING_ROUTE = '/intake/:connectionId/:token';
/** Where lists of registrations are uploaded, as the router has it. */
const IMPORT_ROUTE = '/api/v1/intake/connections/:id/import';
/** Largest body of an API request, in bytes. */
const MOST_BYTES = 1_048_576;

/** Creates and configures the application, ready to listen; tests and `main.ts` share it. */
export async function createApp(settings: Settings, clock?: Clock): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MOST_BYTES,
    trustProxy: settings.trustProxy,
    // The id in a client's header would let it write into our logs; it is kept only when it looks like one.
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    },
    routerOptions: { maxParamLength: MOST_BYTES },
    // Addresses that cannot be decoded are refused before any route is known.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, problemOf(error, request.id)),
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, clock), adapter, {
    // What Nest says of each module and route as it assembles itself tells an operator nothing; failures are thrown.
    logger: false,
    // JSON is the only body the API reads; Nest's own parsers would take forms too.
    bodyParser: false,
    abortOnError: false,
  });
  readBodies(fastify, adapter);
  observe(fastify, app);
  apiPrefix(app);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        scriptSrc: [`'self'`, `'unsafe-inline'`],
        styleSrc: [`'self'`, `'unsafe-inline'`],
        upgradeInsecureRequests: null,
      },
    },
  });
  serveDocumentation(app);
  await app.init();
  await fastify.ready();
  app.useLogger(app.get(Logger));
  return app;
}

/**
 * JSON bodies: refused early when they nest absurdly; `__proto__` and the like are refused by Fastify's own parser. What
 * senders of forms send, of any kind, stays the very bytes: a signature holds for nothing else.
 */
function readBodies(fastify: FastifyInstance, adapter: FastifyAdapter): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  adapter.useBodyParser('application/json', false, { bodyLimit: MOST_BYTES }, (request, body, done) => {
    if (isDelivery(request)) return done(null, body);
    const text = body.toString('utf8');
    if (text === '') return done(null, undefined);
    if (nestsTooDeep(text)) {
      return done(new CodedError('malformed', 'request.nested_too_deep', 'The body nests too deep.'), undefined);
    }
    void parse(request, text, done);
  });
  // Fastify's own parser would make a text of the bytes.
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser(['text/csv', 'multipart/form-data'], (request, stream, done) => {
    // A file can be of any length, and is read as it comes.
    if (request.routeOptions.url === IMPORT_ROUTE) return done(null, new StreamedBody(request.headers, stream));
    collect(stream).then((body) => (isDelivery(request) ? done(null, body) : done(notJson(), undefined)), done);
  });
  adapter.useBodyParser('*', false, { bodyLimit: MOST_BYTES }, (request, body, done) => {
    if (isDelivery(request)) return done(null, body);
    done(notJson(), undefined);
  });
}

/** What a content type looks like; Fastify refuses requests with another before any parser sees them. */
const CONTENT_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;|$)/;

/** Bytes of a kind that is none are bytes all the same. */
function acceptAnyContentType(request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (type !== undefined && isDelivery(request) && !CONTENT_TYPE.test(type)) {
    request.raw.headers['content-type'] = 'application/octet-stream';
  }
}

function notJson(): CodedError {
  return new CodedError('unsupported_media', 'request.unsupported_media_type', 'The body must be JSON.');
}

/** The bytes of a body. @throws 413 when there are more than any delivery has */
async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whether a request goes where senders of forms send to. */
function isDelivery({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === RECEIVING_ROUTE;
}

/** Request ids, metrics, and problem documents for what fails before a controller is reached. */
function observe(fastify: FastifyInstance, app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id);
    acceptAnyContentType(request);
    done();
  });
  // Who is answered while the application stops is told not to keep the connection, or closing would wait for it.
  let stopping = false;
  fastify.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) void reply.header('Connection', 'close');
    done(null, payload);
  });
  fastify.addHook('preHandler', (request, _reply, done) => inRequest({ requestId: request.id }, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    done();
  });
}
