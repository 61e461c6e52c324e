import { type ArgumentsHost, Catch } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '../../common/errors/domain.errors.js';
import { ProblemFilter } from '../../common/http/problem.filter.js';
import { buildFlowCookie, findFlow, normaliseReturnTo } from './oidc-flow.rules.js';

/**
 * Answers a refused login with a redirect to the sign-in page, which says what to do, because a person is waiting in a
 * browser. Requests that the web application never sends, and unexpected errors, are answered as usual.
 */
@Catch()
export class SignInRedirectFilter extends ProblemFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    if (!(error instanceof CodedError) || error.status === 422) {
      this.sendError(error, host);
      return;
    }
    const request = host.switchToHttp().getRequest<FastifyRequest<{ Querystring: { returnTo?: unknown } }>>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const flow = findFlow(request.headers.cookie, request.serverUrl);
    const redirect = normaliseReturnTo(request.query.returnTo ?? flow?.returnTo);
    const search = new URLSearchParams({ problem: error.code, ...(redirect === '/' ? {} : { redirect }) });
    void reply.header('Set-Cookie', buildFlowCookie(null, request.serverUrl)).redirect(`/sign-in?${search}`, 302);
  }
}
