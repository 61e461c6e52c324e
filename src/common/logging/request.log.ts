import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PinoLogger } from 'nestjs-pino';

/** Probes and pages that are fetched all the time and say nothing. */
const ROUTINE = /^\/(health|metrics|docs)\b/;

/**
 * One line an answered request. Only method, path without query string, status and time are logged: queries, headers
 * and bodies hold personal data and secrets.
 */
export function logRequest(log: PinoLogger, request: FastifyRequest, reply: FastifyReply): void {
  if (ROUTINE.test(request.originalUrl)) return;
  const failed = reply.statusCode >= 500;
  log.logger[failed ? 'error' : 'info'](
    {
      requestId: request.id,
      req: { method: request.method, path: pathOf(request.originalUrl) },
      res: { status: reply.statusCode },
      responseTime: Math.round(reply.elapsedTime),
    },
    failed ? 'request.failed' : 'request.done',
  );
}

/** A request that its client gave up before it was answered. */
export function logAborted(log: PinoLogger, request: FastifyRequest): void {
  log.logger.info(
    { requestId: request.id, req: { method: request.method, path: pathOf(request.originalUrl) } },
    'request.aborted',
  );
}

/** A path with its search words, tokens and addresses left out. */
function pathOf(url: string): string {
  const end = url.indexOf('?');
  return (end < 0 ? url : url.slice(0, end)).replace(/^(\/intake\/[^/]+\/)[^/]+/i, '$1…');
}
