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
      method: request.method,
      path: pathOf(request.originalUrl),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    },
    failed ? 'request.failed' : 'request.done',
  );
}

/** A request that its client gave up before it was answered. */
export function logAborted(log: PinoLogger, request: FastifyRequest): void {
  log.logger.info(
    { requestId: request.id, method: request.method, path: pathOf(request.originalUrl) },
    'request.aborted',
  );
}

/** What was no request, by the code that Node has for the reason: of what was sent there is nothing to tell. */
export function logUnread(log: PinoLogger, requestId: string, code: string): void {
  log.logger.info({ requestId, code }, 'request.unread');
}

/** What follows the id of a connection, however somebody has mistaken the rest of the address. */
const AFTER_CONNECTION = /(\/intake(?:\/|%2f)+[0-9a-f-]{36}(?:\/|%2f)+).+/i;
/** What follows anything else where the id should be. */
const AFTER_NO_CONNECTION = /^(\/intake\/[^/]+\/).+/i;
/** A token of an address, also one whose first letter is escaped (`connection.token.ts`). */
const TOKEN = /n_[\w-]{20,}/g;

/** A path with its search words, tokens and addresses left out. */
function pathOf(url: string): string {
  const end = url.indexOf('?');
  const path = end < 0 ? url : url.slice(0, end);
  return path.replace(AFTER_CONNECTION, '$1…').replace(AFTER_NO_CONNECTION, '$1…').replace(TOKEN, 'n_…');
}
