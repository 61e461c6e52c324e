import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger, PinoLogger } from 'nestjs-pino';
import { acceptAnyContentType, MAX_BYTES, configureBodyParsers } from './server/body-parsers.factory.js';
import { setApiPrefix } from './server/route-prefix.factory.js';
import { AppModule } from './app.module.js';
import type { Clock } from './common/time/clock.service.js';
import { buildProblem } from './common/errors/problem-details.factory.js';
import { rejectOtherMethods } from './common/http/allowed-methods.handler.js';
import { sendProblem } from './common/http/problem.filter.js';
import { answerUnread, findEncodingError, findProtocolError } from './common/http/unread-request.handler.js';
import { serveDocumentation } from './common/openapi/openapi-pages.handler.js';
import { logAborted, logRequest, logUnread } from './common/observability/request-log.handler.js';
import { runInRequest } from './common/http/request-context.store.js';
import { buildServerUrl } from './common/http/request.factory.js';
import { addEntityTags } from './common/http/entity-tag.handler.js';
import { compressExports } from './common/http/export-compression.handler.js';
import { SECURITY_HEADERS } from './common/http/http.constants.js';
import type { Settings } from './config/settings.factory.js';
import type { TrustedProxies } from './config/trusted-proxies.rules.js';
import { MetricsService } from './operations/metrics.service.js';
import { ShutdownService } from './operations/shutdown.service.js';
import { serveWebApplication } from './server/web-application.handler.js';

/** Sets the ETag of a record in the response, and the Location of a new one. */
function addRecordHeaders(body: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { id, version } = (body ?? {}) as { id?: unknown; version?: unknown };
  if (typeof version !== 'number') return;
  void reply.header('ETag', `"${version}"`);
  const isCreated = request.method === 'POST' && reply.statusCode === 201 && !reply.hasHeader('Location');
  if (isCreated && typeof id === 'string') {
    void reply.header('Location', `${request.url.split('?')[0]}/${id}`);
  }
}

/** Maximum time in milliseconds for a whole request to arrive. A large import over a slow line needs minutes. */
const REQUEST_TIMEOUT_MS = 300_000;

/** Creates and configures the application, ready to listen. Tests and `main.ts` share it. */
export async function createApp(settings: Settings, clock?: Clock): Promise<NestFastifyApplication> {
  let log: PinoLogger | undefined;
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BYTES,
    trustProxy: buildTrustProxy(settings.trustProxy),
    // A client's request id is kept only if it looks like an id, because any other text could forge log lines.
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    },
    routerOptions: { maxParamLength: MAX_BYTES },
    // Fastify turns off the timeout that Node has by default.
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Addresses that cannot be decoded are rejected before any route is known.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply.headers(SECURITY_HEADERS), buildProblem(error, request.id)),
    clientErrorHandler: (error, socket) => {
      const requestId = answerUnread(error, socket);
      if (log && requestId) logUnread(log, requestId, error.code);
    },
    // Node's own answer to a request without a Host header is empty; `findProtocolError` rejects it instead.
    http: { requireHostHeader: false },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, clock), adapter, {
    // Nest's messages about each module and route have no value for operators. Failures are thrown.
    logger: false,
    // JSON is the only body that the API reads. Nest's own parsers would accept forms too.
    bodyParser: false,
    abortOnError: false,
  });
  configureBodyParsers(fastify, adapter);
  log = await app.resolve<PinoLogger>(PinoLogger);
  addRequestHooks(fastify, app.get(MetricsService), log, settings);
  rejectOtherMethods(fastify);
  closeConnections(fastify, app.get(ShutdownService));
  addEntityTags(fastify);
  compressExports(fastify);
  setApiPrefix(app);
  if (settings.docs) serveDocumentation(app);
  await serveWebApplication(fastify);
  await app.init();
  await fastify.ready();
  app.useLogger(app.get(Logger));
  return app;
}

/**
 * Builds Fastify's option from the setting. With a plain number Fastify trusts no proxy, so a function counts the
 * proxies from the server's side.
 */
function buildTrustProxy(trusted: TrustedProxies) {
  return typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : trusted;
}

/** Adds the hooks that every request and response needs. They are plain Fastify hooks because they run every time. */
function addRequestHooks(fastify: FastifyInstance, metrics: MetricsService, log: PinoLogger, settings: Settings): void {
  // A request with an expectation that Node does not know arrives here first. A hook rejects it later like other
  // requests.
  const unmetExpectations = new WeakSet<IncomingMessage>();
  fastify.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    unmetExpectations.add(request);
    fastify.server.emit('request', request, response);
  });
  fastify.decorateRequest('serverUrl', '');
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(SECURITY_HEADERS).header('X-Request-Id', request.id);
    const protocolError = findProtocolError(request.raw, unmetExpectations);
    if (protocolError) {
      // It is unknown whether the body of the request follows.
      sendProblem(reply.header('Connection', 'close'), buildProblem(protocolError, request.id));
      return;
    }
    const encodingError = findEncodingError(request);
    if (encodingError) {
      sendProblem(reply, buildProblem(encodingError, request.id));
      return;
    }
    request.serverUrl = buildServerUrl(request, settings);
    acceptAnyContentType(request);
    done();
  });
  fastify.addHook('preHandler', (request, _reply, done) => runInRequest({ requestId: request.id }, done));
  fastify.addHook('preSerialization', (request, reply, body, done) => {
    addRecordHeaders(body, request, reply);
    done(null, body);
  });
  fastify.addHook('onRequestAbort', (request, done) => {
    if (!isStream(request)) logAborted(log, request);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    if (isStream(request) && reply.statusCode === 200) {
      done();
      return;
    }
    const route = request.routeOptions.url ?? 'none';
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    logRequest(log, request, reply);
    done();
  });
}

/** Tells whether the response goes on until the client leaves, so that its duration says nothing about the server. */
function isStream(request: FastifyRequest): boolean {
  return request.routeOptions.url === '/api/v1/live-updates';
}

/**
 * Makes clients close their connections while the instance drains, and closes silent connections when the application
 * closes. Answers are watched, so that the end of the process can tell how many it has cut off.
 */
function closeConnections(fastify: FastifyInstance, shutdown: ShutdownService): void {
  let isClosing = false;
  // Connections that have sent no request, which browsers open in advance, would delay the closing.
  const silent = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  fastify.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    silent.delete(socket);
    shutdown.beginAnswer();
    response.once('close', () => {
      shutdown.endAnswer(response, socket);
      // An answer that began before the closing keeps its connection open for further requests.
      if (isClosing) setImmediate(() => fastify.server.closeIdleConnections());
    });
  });
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    shutdown.startClosing();
    for (const socket of silent) socket.destroy();
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing || shutdown.isDraining) void reply.header('Connection', 'close');
    done(null, payload);
  });
}
