import { types } from 'node:util';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AlreadyAnsweredError } from './idempotency-key.store.js';
import { CodedError } from '../errors/domain.errors.js';
import { buildProblem, type ProblemDetails } from '../errors/problem-details.factory.js';

/**
 * Answers every error as `application/problem+json`, answers a repeated POST with its first response, and logs
 * unexpected errors without the request's data.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    this.sendError(error, host);
  }

  /**
   * Sends the response. Subclasses call it for the errors that they do not answer themselves, because the linter takes
   * `super.catch` for the method of a promise.
   */
  protected sendError(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (error instanceof AlreadyAnsweredError) {
      void reply.header('Idempotent-Replayed', 'true').send(error.body);
      return;
    }
    const problem = buildProblem(error, request.id);
    // A coded error is an intended answer, for example a request to try again later. The log line of the request
    // records it.
    const failed = problem.status >= 500 && !(error instanceof CodedError);
    if (failed) this.log.error({ code: problem.code, ...describeError(error) }, 'request.failed');
    sendProblem(reply, problem);
  }
}

/** Seconds after which to try again, by code, where two are too few: a scanner for viruses takes a minute to start. */
const RETRY_AFTER_SECONDS: Readonly<Record<string, string>> = { 'document.scanner_unavailable': '60' };

/**
 * Sends a problem document. If the response has already begun, it closes the connection instead, so that a client does
 * not take a partial file for a complete one.
 */
export function sendProblem(reply: FastifyReply, problem: ProblemDetails): void {
  if (reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  if (problem.status === 503) void reply.header('Retry-After', RETRY_AFTER_SECONDS[problem.code] ?? '2');
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/**
 * Returns the parts of an error that may be logged: class, SQLSTATE, constraint and stack. The message is left out
 * because it can quote data.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!types.isNativeError(error)) return { error: typeof error };
  const { code, constraint, table } = ((error as { driverError?: object }).driverError ?? error) as Record<
    string,
    unknown
  >;
  return { error: error.name, sqlState: code, constraint, table, stack: formatFrames(error) };
}

/**
 * Returns the first frames of a stack. The message stands before them; it may have several lines, and a line may look
 * like a frame.
 */
function formatFrames({ stack = '', message }: Error): string {
  const [, ...behind] = stack.split(message || '\n');
  const frames = behind
    .join(message)
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '));
  return frames.slice(0, 12).join('\n');
}
