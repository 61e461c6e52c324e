import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PinoLogger } from 'nestjs-pino';

/** Probes and pages that are fetched so often that logging them has no value. */
const ROUTINE = /^\/(health|metrics|docs)\b/;

/**
 * Logs one line for each answered request: only method, path without query string, status and time. Queries, headers
 * and bodies hold personal data and secrets.
 */
export function logRequest(log: PinoLogger, request: FastifyRequest, reply: FastifyReply): void {
  if (ROUTINE.test(request.originalUrl)) return;
  const failed = reply.statusCode >= 500;
  log.logger[failed ? 'error' : 'info'](
    {
      requestId: request.id,
      method: request.method,
      path: redactPath(request.originalUrl),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    },
    failed ? 'request.failed' : 'request.done',
  );
}

/** Logs a request that the client aborted before it was answered. */
export function logAborted(log: PinoLogger, request: FastifyRequest): void {
  log.logger.info(
    { requestId: request.id, method: request.method, path: redactPath(request.originalUrl) },
    'request.aborted',
  );
}

/** Logs bytes that are not a request, with the code that Node gives for the reason. Their content is not logged. */
export function logUnread(log: PinoLogger, requestId: string, code: string): void {
  log.logger.info({ requestId, code }, 'request.unread');
}

/** Matches everything after the id of a connection, however the rest of the address is misspelt. */
const AFTER_CONNECTION = /(\/intake(?:\/|%2f)+[0-9a-f-]{36}(?:\/|%2f)+).+/i;
/** Matches everything after another text in the place of the id. */
const AFTER_NO_CONNECTION = /^(\/intake\/[^/]+\/).+/i;
/** Matches the token of a link to unsubscribe, however the address is misspelt. */
const AFTER_UNSUBSCRIBE = /(\/(?:m|%6d)(?:\/|%2f)+).+/i;
/** Matches a token in an address, also if its first letter is escaped (`connection-token.rules.ts`). */
const TOKEN = /n_[\w-]{20,}/g;

/** Returns the path of an address without search words, tokens and addresses. */
function redactPath(url: string): string {
  const end = url.indexOf('?');
  const path = end < 0 ? url : url.slice(0, end);
  return path
    .replace(AFTER_CONNECTION, '$1…')
    .replace(AFTER_NO_CONNECTION, '$1…')
    .replace(AFTER_UNSUBSCRIBE, '$1…')
    .replace(TOKEN, 'n_…');
}
